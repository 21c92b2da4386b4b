package io.neosync.sqlserver;

import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.Emptying;
import io.neosync.spi.LoadRequest.OnViolation;
import io.neosync.spi.LoadRequest.TableLoad;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The way that a table's rows take.
 *
 * @param staged through a temporary table, so that rows can be left out, and told from those that
 *     are there; otherwise straight into the table
 * @param alone whether all rows of the table are then of this run
 * @param words for the plan
 */
record Way(boolean staged, boolean alone, String words) {

  private static final Way ALONE = new Way(false, true, "all, by bulk copy");
  private static final Way BESIDE = new Way(false, false, "all, by bulk copy beside those there");
  private static final Way STAGED =
      new Way(true, false, "all, staged (to tell new rows from those there)");

  /** The way of each table. */
  static Map<TableRef, Way> of(
      Backend backend, LoadRequest request, Map<TableRef, Relation> relations) throws SQLException {
    boolean skipping = request.onViolation() == OnViolation.SKIP;
    Map<TableRef, Way> ways = new HashMap<>();
    for (TableLoad load : request.tables()) {
      TableRef table = load.task().destination().ref();
      Relation relation = relations.get(table);
      boolean alone =
          relation == null || request.emptying() != Emptying.NONE || !holdsRows(backend, table);
      boolean leavesOut = skipping && relation != null && !relation.enabledKeys().isEmpty();
      ways.put(table, alone ? ALONE : leavesOut ? STAGED : BESIDE);
    }
    return ways;
  }

  static boolean holdsRows(Backend backend, TableRef table) throws SQLException {
    return backend.query(TSql.holdsRows(table), row -> row.getBoolean(1)).get(0);
  }
}
