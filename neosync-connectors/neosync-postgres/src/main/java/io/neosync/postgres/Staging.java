package io.neosync.postgres;

import io.neosync.spi.Load;
import io.neosync.spi.TableTask;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A temporary table beside a table, from which one statement takes the rows that do not conflict.
 * It goes with the transaction, whatever happens.
 */
final class Staging {

  private final Backend backend;
  private final Relation relation;
  private final String name;
  private final Set<String> names;
  private final String columns;
  private final List<ForeignKeyState> keys;
  private final long check;
  private long staged;

  /**
   * @param number tells apart the staging tables of one transaction
   * @param keys the foreign keys that stay in place
   * @param check from how many rows on they are checked as a set
   */
  Staging(
      Backend backend,
      TableTask task,
      Relation relation,
      int number,
      List<ForeignKeyState> keys,
      long check)
      throws SQLException {
    this.keys = keys;
    this.check = check;
    this.backend = backend;
    this.relation = relation;
    this.name = "pg_temp." + PgSql.name("neosync_stage_" + number);
    this.names = new LinkedHashSet<>();
    task.columns().forEach(mapping -> names.add(mapping.destination().name()));
    this.columns = PgSql.names(names);
    backend.execute(
        "CREATE TEMPORARY TABLE %s ON COMMIT DROP AS SELECT %s FROM %s WITH NO DATA"
            .formatted(name, columns, relation.only()));
  }

  /** The temporary table's name in SQL. */
  String name() {
    return name;
  }

  void arrived(long rows) {
    staged += rows;
  }

  /** Moves the rows that do not conflict into the table, in the order in which they came. */
  long settle(Load.Observer observer) throws SQLException {
    long stored = 0;
    if (staged > 0 && staged >= check) {
      observer.step("checking foreign keys of " + relation.table().ref());
      StagedReferences references = StagedReferences.suspend(backend, relation, name, names, keys);
      observer.step("storing new rows of " + relation.table().ref());
      stored = insert();
      references.resume(backend);
    } else if (staged > 0) {
      stored = insert();
    }
    if (observer.wantsSkippedRows() && stored < staged) {
      SkippedKeys keys = SkippedKeys.of(relation, names, observer);
      if (keys.columns().isEmpty()) {
        keys.tell(staged - stored);
      } else {
        backend.stream(
            keys.notStored(name, backend.transactionId()), row -> keys.tell(row, Optional.empty()));
      }
    }
    backend.execute("DROP TABLE " + name);
    return stored;
  }

  private long insert() throws SQLException {
    return backend.update(
        "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s ON CONFLICT DO NOTHING"
            .formatted(PgSql.name(relation.table().ref()), columns, columns, name));
  }
}
