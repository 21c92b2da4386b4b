package io.neosync.mysql;

import io.neosync.mysql.MySqlType.Kind;
import io.neosync.schema.Column;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What BEFORE INSERT triggers made of rows on their way from a staging table into theirs: set right
 * where a key finds the rows again, and refused otherwise.
 */
final class TriggerChanges {

  /** Kinds that the server compares by what they mean, or not at all, and hashes by their bytes. */
  private static final Set<Kind> HASHED = Set.of(Kind.JSON, Kind.GEOMETRY, Kind.OPAQUE);

  private final Backend backend;
  private final Relation relation;
  private final String staged;
  private final List<Column> columns;
  private final Set<String> triggers;
  private final Optional<UniqueKey> identity;
  private final Optional<BaselineState> expected;

  private TriggerChanges(
      Backend backend,
      Relation relation,
      String staged,
      List<Column> columns,
      Set<String> triggers,
      Optional<UniqueKey> identity,
      Optional<BaselineState> expected) {
    this.backend = backend;
    this.relation = relation;
    this.staged = staged;
    this.columns = columns;
    this.triggers = triggers;
    this.identity = identity;
    this.expected = expected;
  }

  /**
   * Looks at the table before the rows go in.
   *
   * @param staged the quoted name of the staging table
   * @param arriving the columns that are compared, one at least: others are the triggers' to fill
   * @param triggers those that could change the rows
   */
  static TriggerChanges expect(
      Backend backend,
      Relation relation,
      String staged,
      List<String> arriving,
      Set<String> triggers)
      throws SQLException {
    List<Column> columns =
        arriving.stream().map(name -> relation.table().column(name).orElseThrow()).toList();
    Optional<UniqueKey> identity = relation.identity(arriving);
    Optional<BaselineState> expected = Optional.empty();
    if (identity.isEmpty()) {
      BaselineState before = BaselineState.of(backend, relation.name(), columns);
      expected = Optional.of(before.plus(BaselineState.of(backend, staged, columns)));
    }
    TriggerChanges changes =
        new TriggerChanges(backend, relation, staged, columns, triggers, identity, expected);
    if (identity.isPresent()) {
      changes.refuseExisting(identity.get());
    }
    return changes;
  }

  /** A trigger could give rows another key, and those that are there would be taken for them. */
  private void refuseExisting(UniqueKey key) throws SQLException {
    long number = count("STRAIGHT_JOIN", key, "TRUE");
    if (number > 0) {
      throw new SQLException(
          "Duplicate entry for key '%s': %d rows meet existing ones".formatted(key.name(), number));
    }
  }

  /** Gives the rows back what the triggers changed; throws where they end up as others. */
  void undo() throws SQLException {
    if (identity.isEmpty()) {
      if (!BaselineState.of(backend, relation.name(), columns).equals(expected.orElseThrow())) {
        throw refused("its rows", "has no primary or unique key by which they could be set right");
      }
      return;
    }
    UniqueKey key = identity.get();
    String missing = "t." + MySqlSql.name(key.columns().get(0)) + " IS NULL";
    String changed = missing + " OR NOT (" + same() + ")";
    if (count("LEFT JOIN", key, changed) == 0) {
      return;
    }
    backend.update(
        "UPDATE %s SET %s WHERE NOT (%s)"
            .formatted(
                join("STRAIGHT_JOIN", key),
                columns.stream()
                    .map(column -> MySqlSql.name(column.name()))
                    .map(name -> "t." + name + " = s." + name)
                    .collect(Collectors.joining(", ")),
                same()));
    long left = count("LEFT JOIN", key, changed);
    if (left > 0) {
      throw refused(left + " rows", "does not let an UPDATE set them right");
    }
  }

  private SQLException refused(String rows, String why) {
    return new SQLException(
        "table %s: triggers change what is stored (%s), so that %s would not be those of the source, and the table %s; drop the triggers on the destination, or leave the table out"
            .formatted(relation.ref(), String.join(", ", triggers), rows, why));
  }

  private long count(String kind, UniqueKey key, String condition) throws SQLException {
    String sql = "SELECT COUNT(*) FROM %s WHERE %s".formatted(join(kind, key), condition);
    return backend.query(sql, row -> row.getLong(1)).get(0);
  }

  private String join(String kind, UniqueKey key) {
    return "%s AS s %s %s AS t FORCE INDEX (%s) ON %s"
        .formatted(
            staged, kind, relation.name(), MySqlSql.name(key.name()), Staging.match("s", "t", key));
  }

  private String same() {
    return columns.stream()
        .map(column -> exactly("t", column) + " <=> " + exactly("s", column))
        .collect(Collectors.joining(" AND "));
  }

  /** Text by its bytes, since collations take different texts for the same. */
  private static String exactly(String alias, Column column) {
    String value = alias + "." + MySqlSql.name(column.name());
    MySqlType type = Relation.type(column);
    return HASHED.contains(type.kind())
        ? "SHA2(" + value + ", 256)"
        : type.text() ? "CAST(" + value + " AS BINARY)" : value;
  }
}
