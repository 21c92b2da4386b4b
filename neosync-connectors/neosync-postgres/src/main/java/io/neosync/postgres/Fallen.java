package io.neosync.postgres;

import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A temporary table of the rows that were removed from a table, as far as others reference them, by
 * the round in which they were.
 */
final class Fallen {

  private static final String ROUND = PgSql.name("neosync round");

  private final String name;
  private final Set<String> columns;
  private int round = 1;

  private Fallen(String name, Set<String> columns) {
    this.name = name;
    this.columns = columns;
  }

  /**
   * @param keys those among which are all that reference the table and matter
   * @param number tells apart the tables of one transaction
   */
  static Fallen create(Backend backend, Relation relation, List<ForeignKeyState> keys, int number)
      throws SQLException {
    TableRef table = relation.table().ref();
    Set<String> columns = new LinkedHashSet<>();
    for (ForeignKeyState key : keys) {
      if (key.referencedRoot().equals(table)) {
        columns.addAll(key.match().referencedColumns());
      }
    }
    Fallen fallen = new Fallen("pg_temp." + PgSql.name("neosync_fallen_" + number), columns);
    backend.execute(
        "CREATE TEMPORARY TABLE %s ON COMMIT DROP AS SELECT 0 AS %s, %s FROM %s WITH NO DATA"
            .formatted(fallen.name, ROUND, PgSql.names(columns), relation.only()));
    return fallen;
  }

  void nextRound() {
    round++;
  }

  /** The rows of the round before this one, as {@code alias}. */
  String lastRound(String alias) {
    return "(SELECT * FROM %s WHERE %s = %d) %s".formatted(name, ROUND, round - 1, alias);
  }

  /** The same removal of rows {@code t}, which also takes note of them here. */
  String noted(String delete) {
    return "WITH gone AS (%s RETURNING %s) INSERT INTO %s SELECT %d, * FROM gone"
        .formatted(delete, values(), name, round);
  }

  /** As {@link #noted}, with these expressions of the rows, all of them text, as its result. */
  String notedReturning(String delete, List<String> list) {
    List<String> told = IntStream.range(0, list.size()).mapToObj(i -> "told" + i).toList();
    return "WITH gone(%s, %s) AS (%s RETURNING %s, %s), noted AS (INSERT INTO %s SELECT %d, %s FROM gone) SELECT %s FROM gone"
        .formatted(
            PgSql.names(columns),
            String.join(", ", told),
            delete,
            values(),
            String.join(", ", list),
            name,
            round,
            PgSql.names(columns),
            String.join(", ", told));
  }

  private String values() {
    return columns.stream()
        .map(column -> "t." + PgSql.name(column))
        .collect(Collectors.joining(", "));
  }

  String drop() {
    return "DROP TABLE " + name;
  }
}
