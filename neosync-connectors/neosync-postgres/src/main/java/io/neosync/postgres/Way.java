package io.neosync.postgres;

import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
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
 * @param staged through a staging table, so that conflicting rows can be left out; otherwise
 *     straight into the table
 * @param difference the key by which missing rows are found; null where all rows are sent
 * @param words for the plan
 */
record Way(boolean staged, @Nullable Key difference, String words) {

  /** When this many times more rows come than are there, most of them are new. */
  private static final long MOSTLY_NEW = 10;

  private static final Way DIRECT = new Way(false, null, "all");

  private static final Way KEYLESS = new Way(false, null, "all (no key to conflict on)");

  /** The way of each table. */
  static Map<TableRef, Way> of(
      Backend backend,
      LoadRequest request,
      Map<TableRef, Relation> relations,
      Surroundings surroundings,
      Emptied emptied,
      Thresholds thresholds)
      throws SQLException {
    Map<TableRef, Way> ways = new HashMap<>();
    List<TableLoad> loads = request.tables();
    if (request.onConflict() == OnConflict.FAIL || loads.isEmpty()) {
      loads.forEach(load -> ways.put(load.task().destination().ref(), DIRECT));
      return ways;
    }
    Set<TableRef> filled = filled(backend, relations, emptied);
    Map<TableRef, List<IndexState>> indexes =
        surroundings.indexes().stream()
            .filter(IndexState::keepsApart)
            .collect(Collectors.groupingBy(IndexState::root));
    for (TableLoad load : loads) {
      TableRef table = load.task().destination().ref();
      List<IndexState> apart = indexes.getOrDefault(table, List.of());
      boolean keyless = apart.isEmpty() && relations.containsKey(table) && !emptied.contains(table);
      Way way =
          keyless
              ? KEYLESS
              : filled.contains(table) ? intoFilled(load, thresholds) : intoEmpty(load, apart);
      ways.put(table, way.difference() == null ? way : way.ordered(backend, table));
    }
    return ways;
  }

  /** Whether rows that are to be left out where they exist have nothing to be known by. */
  boolean keyless() {
    return equals(KEYLESS);
  }

  private Way ordered(Backend backend, TableRef table) throws SQLException {
    Key key = Objects.requireNonNull(difference);
    return new Way(staged, KeyOrder.mostValuesLast(backend, table, key), words);
  }

  private static Set<TableRef> filled(
      Backend backend, Map<TableRef, Relation> relations, Emptied emptied) throws SQLException {
    List<TableRef> kept =
        relations.keySet().stream().filter(table -> !emptied.contains(table)).toList();
    List<Backend.Part> queries =
        kept.stream()
            .map(table -> Objects.requireNonNull(relations.get(table)).only())
            .map(only -> new Backend.Part("exists (select from " + only + ")", ""))
            .toList();
    List<Boolean> filled = backend.queryEach(queries, row -> row.getBoolean(2));
    Set<TableRef> tables = new HashSet<>();
    for (int i = 0; i < kept.size(); i++) {
      if (filled.get(i)) {
        tables.add(kept.get(i));
      }
    }
    return tables;
  }

  private static Way intoFilled(TableLoad load, Thresholds thresholds) {
    Table source = load.task().source();
    Table destination = load.task().destination();
    Optional<Key> key =
        destination
            .primaryKey()
            .filter(
                candidate ->
                    KeySql.integers(candidate, destination) && KeySql.integers(candidate, source));
    if (key.isEmpty()) {
      return new Way(true, null, "all, staged (no integer primary key to compare)");
    }
    long present = destination.estimatedRows();
    if (Math.min(load.estimatedRows(), present) < thresholds.compare()
        || load.estimatedRows() / MOSTLY_NEW > present) {
      return new Way(true, null, "all, staged (few rows to compare)");
    }
    return new Way(true, key.get(), "missing only, by " + key.get().name());
  }

  private static Way intoEmpty(TableLoad load, List<IndexState> apart) {
    for (IndexState index : apart) {
      if (!holdsAtSource(load, index)) {
        return new Way(
            true, null, "all, staged (" + index.ref().name() + " is no key of the source)");
      }
    }
    return new Way(false, null, "all (the table is empty)");
  }

  /** Whether a key of the source makes sure that no two of its rows meet in this index. */
  private static boolean holdsAtSource(TableLoad load, IndexState index) {
    List<String> columns = index.uniqueness().columns();
    if (index.exclusion() || columns.isEmpty()) {
      return false;
    }
    return load.task().source().keys().stream()
        .anyMatch(
            key ->
                columns.containsAll(key.columns())
                    && key.columns().stream().allMatch(name -> sameValues(load, index, name)));
  }

  /** Whether values of the column that differ at the source differ at the destination too. */
  private static boolean sameValues(TableLoad load, IndexState index, String column) {
    Optional<Column> from = load.task().source().column(column);
    Optional<Column> to = load.task().destination().column(column);
    if (from.isEmpty() || to.isEmpty()) {
      return false;
    }
    boolean nullsDiffer = !index.uniqueness().nullsNotDistinct() || !from.get().nullable();
    return nullsDiffer && from.get().type().name().equals(to.get().type().name());
  }
}
