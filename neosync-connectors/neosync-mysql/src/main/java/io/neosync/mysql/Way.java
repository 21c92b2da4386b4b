package io.neosync.mysql;

import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.Emptying;
import io.neosync.spi.LoadRequest.OnConflict;
import io.neosync.spi.LoadRequest.TableLoad;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way that a table's rows take.
 *
 * @param staged through a temporary table, so that rows can be left out, and told from those that
 *     are there; otherwise straight into the table, all of whose rows then are of this run
 * @param unproven keys that two arriving rows may share
 * @param difference the key by which missing rows are found; null where all rows are sent
 * @param changing triggers that could change the rows, whose work is set right after them
 * @param words for the plan
 */
record Way(
    boolean staged,
    List<UniqueKey> unproven,
    @Nullable Key difference,
    Set<String> changing,
    String words) {

  /** When this many times more rows come than are there, most of them are new. */
  private static final long MOSTLY_NEW = 10;

  private static Way direct(String words) {
    return new Way(false, List.of(), null, Set.of(), words);
  }

  /** The way of each table. */
  static Map<TableRef, Way> of(
      Backend backend,
      LoadRequest request,
      Map<TableRef, Relation> relations,
      Creation creation,
      Triggers triggers,
      Thresholds thresholds)
      throws SQLException {
    List<TableRef> existing =
        relations.keySet().stream().filter(table -> !creation.creates(table)).toList();
    Set<TableRef> filled =
        request.emptying() == Emptying.NONE ? filled(backend, existing) : Set.of();
    Map<TableRef, Way> ways = new HashMap<>();
    for (TableLoad load : request.tables()) {
      TableRef table = load.task().destination().ref();
      Relation relation = relations.get(table);
      if (relation == null) {
        ways.put(table, direct("all"));
      } else if (request.onConflict() == OnConflict.DO_NOTHING) {
        ways.put(
            table,
            filled.contains(table)
                ? skippingIntoFilled(load, relation, thresholds)
                : skippingIntoEmpty(load, relation));
      } else {
        boolean apart = filled.contains(table) && !relation.table().foreignKeys().isEmpty();
        ways.put(
            table,
            apart
                ? new Way(
                    true,
                    List.of(),
                    null,
                    Set.of(),
                    "all, staged (to check foreign keys of new rows)")
                : direct("all"));
      }
      Set<String> changing = triggers.changing(table);
      if (!changing.isEmpty()) {
        ways.computeIfPresent(table, (key, way) -> way.comparing(changing));
      }
    }
    return ways;
  }

  /** The same through a temporary table, with which the rows are compared when they are stored. */
  private Way comparing(Set<String> triggers) {
    return new Way(
        true,
        unproven,
        difference,
        triggers,
        staged ? words : words + ", staged (to undo what triggers change)");
  }

  private static Set<TableRef> filled(Backend backend, List<TableRef> tables) throws SQLException {
    if (tables.isEmpty()) {
      return Set.of();
    }
    List<Boolean> filled =
        backend.query(
            tables.stream()
                .map(table -> "SELECT EXISTS (SELECT 1 FROM " + MySqlSql.name(table) + ")")
                .collect(Collectors.joining(" UNION ALL ")),
            row -> row.getBoolean(1));
    Set<TableRef> found = new HashSet<>();
    for (int i = 0; i < tables.size(); i++) {
      if (filled.get(i)) {
        found.add(tables.get(i));
      }
    }
    return found;
  }

  private static Way skippingIntoFilled(TableLoad load, Relation relation, Thresholds thresholds) {
    if (relation.uniqueKeys().isEmpty() && relation.table().foreignKeys().isEmpty()) {
      return direct("all (no key to conflict on)");
    }
    List<UniqueKey> unproven = unproven(load, relation);
    Table source = load.task().source();
    Table destination = relation.table();
    Optional<Key> key =
        destination
            .primaryKey()
            .filter(
                candidate ->
                    KeySql.integers(candidate, destination) && KeySql.integers(candidate, source));
    if (key.isEmpty()) {
      return new Way(
          true, unproven, null, Set.of(), "all, staged (no integer primary key to compare)");
    }
    long present = destination.estimatedRows();
    if (Math.min(load.estimatedRows(), present) < thresholds.compare()
        || load.estimatedRows() / MOSTLY_NEW > present) {
      return new Way(true, unproven, null, Set.of(), "all, staged (few rows to compare)");
    }
    return new Way(true, unproven, key.get(), Set.of(), "missing only, by " + key.get().name());
  }

  private static Way skippingIntoEmpty(TableLoad load, Relation relation) {
    List<UniqueKey> unproven = unproven(load, relation);
    return unproven.isEmpty()
        ? direct("all (the table is empty)")
        : new Way(
            true,
            unproven,
            null,
            Set.of(),
            "all, staged (" + unproven.get(0).name() + " is no key of the source)");
  }

  private static List<UniqueKey> unproven(TableLoad load, Relation relation) {
    return relation.uniqueKeys().stream()
        .filter(key -> !holdsAtSource(load.task().source(), relation.table(), key))
        .toList();
  }

  /** Whether a key of the source makes sure that no two of its rows meet in this one. */
  private static boolean holdsAtSource(Table source, Table destination, UniqueKey key) {
    return key.plain()
        && source.keys().stream()
            .filter(known -> key.columns().containsAll(known.columns()))
            .anyMatch(
                known ->
                    known.columns().stream()
                        .allMatch(name -> comparesAlike(source, destination, name)));
  }

  private static boolean comparesAlike(Table source, Table destination, String name) {
    Optional<Column> from = source.column(name);
    Optional<Column> to = destination.column(name);
    return from.isPresent()
        && to.isPresent()
        && from.get().type() instanceof MySqlType
        && Objects.equals(
            Relation.type(from.get()).collation(), Relation.type(to.get()).collation())
        && Relation.type(from.get()).kind() == Relation.type(to.get()).kind();
  }
}
