package io.neosync.sqlserver;

import io.neosync.schema.Column;
import io.neosync.schema.TableRef;
import io.neosync.spi.TableTask;
import java.sql.SQLException;
import java.util.List;

/**
 * A temporary table beside a table, for its rows until those that violate foreign keys are gone.
 */
final class Staging {

  private final Backend backend;
  private final Relation relation;
  private final List<Column> columns;
  private final String name;

  /**
   * @param number tells apart the staging tables of one session
   */
  Staging(Backend backend, TableTask task, Relation relation, int number) throws SQLException {
    this.backend = backend;
    this.relation = relation;
    this.columns = task.columns().stream().map(each -> each.destination()).toList();
    this.name = TSql.temporary("neosync_stage_" + number);
    backend.createTemporaryTable(name, TSql.createStage(name, relation.ref(), names()));
  }

  /** The quoted name. */
  String name() {
    return name;
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** Moves the rows that are left into the table. */
  void move() throws SQLException {
    TableRef table = relation.ref();
    boolean identity = columns.stream().anyMatch(column -> column.fill() == Column.Fill.IDENTITY);
    if (identity) {
      backend.execute(TSql.identityInsert(table, true));
    }
    backend.update(TSql.moveStaged(name, table, names()));
    if (identity) {
      backend.execute(TSql.identityInsert(table, false));
    }
    backend.dropTemporaryTable(name);
  }
}
