package io.neosync.mysql;

import io.neosync.jdbc.UnusedNames;
import io.neosync.mysql.MySqlType.Kind;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.ForeignKeyRules;
import io.neosync.schema.ForeignKeyRules.Action;
import io.neosync.schema.ForeignKeyRules.Check;
import io.neosync.schema.ForeignKeyRules.Match;
import io.neosync.schema.Index;
import io.neosync.schema.Index.Order;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys, indexes and foreign keys of one table of another engine in MySQL's words. */
final class PortableKeys {

  /** InnoDB's limit, with pages of 16 kB. */
  static final int MOST_BYTES = 3_072;

  private static final int LONGEST_NAME = 64;

  /** What a number or a time takes at most, about. */
  private static final int OTHER_BYTES = 16;

  /** Since when MariaDB's indexes can descend. */
  private static final int DESCENDING = 100_800;

  private static final Set<Kind> NEVER_INDEXED =
      Set.of(Kind.TEXT, Kind.BLOB, Kind.JSON, Kind.GEOMETRY, Kind.OPAQUE);

  private final Server server;
  private final TableRef table;
  private final Map<String, MySqlType> types;
  private final List<String> notes;
  private final UnusedNames names = new UnusedNames(LONGEST_NAME, String::length);

  /**
   * @param types of the columns that are created
   * @param notes for the plan, to add to
   */
  PortableKeys(Server server, TableRef table, Map<String, MySqlType> types, List<String> notes) {
    this.server = server;
    this.table = table;
    this.types = types;
    this.notes = notes;
    names.take("", "PRIMARY");
  }

  /** A name that no other key or index of the table has. */
  String unused(String name) {
    return names.unused("", table.name(), name);
  }

  boolean tooLong(List<String> columns) {
    return columns.stream()
            .map(types::get)
            .mapToLong(type -> type == null || type.octets() == 0 ? OTHER_BYTES : type.octets())
            .sum()
        > MOST_BYTES;
  }

  String item(Key key) {
    return key.kind() == Key.Kind.PRIMARY
        ? "PRIMARY KEY (" + MySqlSql.names(key.columns()) + ")"
        : "UNIQUE KEY %s (%s)".formatted(MySqlSql.name(key.name()), MySqlSql.names(key.columns()));
  }

  static UniqueKey unique(Key key) {
    return new UniqueKey(
        key.name(),
        key.columns().stream().map(column -> new UniqueKey.Part(column, 0, "")).toList());
  }

  private boolean neverIndexed(String column) {
    MySqlType type = types.get(column);
    return type != null && NEVER_INDEXED.contains(type.kind());
  }

  private String described(String column) {
    return column + ", " + types.get(column);
  }

  /** The index; empty, and noted, where MySQL has none like it. */
  Optional<String> item(Index index) {
    Optional<String> refused =
        index.columns().stream().filter(this::neverIndexed).findFirst().map(this::described);
    if (refused.isPresent() || tooLong(index.columns())) {
      notes.add(
          "index %s of table %s is not created, since MySQL has none of %s"
              .formatted(
                  index.name(),
                  table,
                  refused.orElseGet(
                      () ->
                          "more than %,d bytes, of which a character takes four"
                              .formatted(MOST_BYTES))));
      return Optional.empty();
    }
    boolean descends = index.parts().stream().anyMatch(each -> each.order() == Order.DESCENDING);
    if (descends && server.mariaDb() && server.version() < DESCENDING) {
      notes.add(
          "index %s of table %s is created ascending, since %s has no other"
              .formatted(index.name(), table, server.product()));
    }
    return Optional.of(
        "KEY %s (%s)"
            .formatted(
                MySqlSql.name(unused(index.name())),
                index.parts().stream()
                    .map(
                        part ->
                            MySqlSql.name(part.column())
                                + (part.order() == Order.DESCENDING ? " DESC" : ""))
                    .collect(Collectors.joining(", "))));
  }

  /**
   * The foreign key; what it does and MySQL cannot is noted.
   *
   * @param source the table that it is of
   */
  String item(ForeignKey key, Optional<ForeignKeyRules> rules, Table source) {
    String plain =
        "CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s)"
            .formatted(
                MySqlSql.name(key.name()),
                MySqlSql.names(key.columns()),
                MySqlSql.name(key.referenced()),
                MySqlSql.names(key.referencedColumns()));
    return plain + rules.map(each -> words(key, each, source)).orElse("");
  }

  private String words(ForeignKey key, ForeignKeyRules rules, Table source) {
    List<String> lost = new ArrayList<>();
    String words =
        action(" ON DELETE ", rules.onDelete(), key, source, lost)
            + action(" ON UPDATE ", rules.onUpdate(), key, source, lost);
    if (rules.match() == Match.FULL && key.columns().size() > 1) {
      lost.add("MATCH FULL");
    }
    if (rules.check() != Check.NOT_DEFERRABLE) {
      lost.add(rules.check().words());
    }
    if (!lost.isEmpty()) {
      notes.add(
          "foreign key %s of table %s is created without %s, which MySQL has not"
              .formatted(key.name(), table, String.join(", ", lost)));
    }
    return words;
  }

  /** Columns that are never NULL cannot be set to it: what does so elsewhere fails there. */
  private static String action(
      String on, Action action, ForeignKey key, Table source, List<String> lost) {
    boolean never =
        action == Action.SET_NULL
            && key.columns().stream()
                .flatMap(name -> source.column(name).stream())
                .anyMatch(column -> !column.nullable());
    if (action == Action.SET_DEFAULT || never) {
      lost.add((on + action.words() + (never ? " of columns that are NOT NULL" : "")).strip());
      return on + Action.NO_ACTION.words();
    }
    return on + action.words();
  }
}
