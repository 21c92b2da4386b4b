package io.neosync.mysql;

import io.neosync.jdbc.Connections;
import io.neosync.mysql.Program.Context;
import io.neosync.schema.TableRef;
import io.neosync.spi.Load;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a load creates. Every creation commits, so that it is taken back, where the load fails, by
 * statements of its own.
 */
final class Created {

  /** A transaction that was cut may still be rolled back by the server, and hold its tables. */
  private static final String PATIENCE = "SET SESSION lock_wait_timeout = 60";

  private final Creation creation;
  private final Set<TableRef> tables = new LinkedHashSet<>();
  private final Deque<String> routines = new ArrayDeque<>();

  Created(Creation creation) {
    this.creation = creation;
  }

  /**
   * Creates the tables, and what their triggers call. The triggers are created and dropped again,
   * since they must not fire for what is loaded, and whether they can be created is better known
   * before.
   */
  void begin(Backend backend, Load.Observer observer) throws SQLException {
    for (Creation.NewTable table : creation.tables()) {
      observer.step("creating table " + table.relation().ref());
      tables.add(table.relation().ref());
      backend.execute(table.create());
    }
    List<String> triggers = new ArrayList<>();
    for (Creation.Statement program : creation.programs()) {
      observer.step("creating " + program.title());
      create(backend, program);
      if (program.trigger()) {
        triggers.add(program.drop());
      } else {
        routines.push(program.drop());
      }
    }
    for (String drop : triggers) {
      backend.execute(drop);
    }
  }

  /** The rows are there and committed: creates the triggers. */
  void complete(Backend backend, Load.Observer observer) throws SQLException {
    for (Creation.Statement program : creation.programs()) {
      if (program.trigger()) {
        observer.step("creating " + program.title());
        create(backend, program);
      }
    }
    tables.clear();
    routines.clear();
  }

  private static void create(Backend backend, Creation.Statement program) throws SQLException {
    Context ours =
        backend
            .query(
                "SELECT @@sql_mode, @@character_set_client, @@collation_connection",
                row -> new Context(row.getString(1), row.getString(2), row.getString(3)))
            .get(0);
    backend.execute(program.context().sending(program.create(), ours).set());
    try {
      backend.execute(program.create());
    } catch (SQLException e) {
      try {
        backend.execute(ours.set());
      } catch (SQLException more) {
        e.addSuppressed(more);
      }
      throw new SQLException(
          program.title() + " cannot be created: " + e.getMessage(),
          e.getSQLState(),
          e.getErrorCode(),
          e);
    }
    backend.execute(ours.set());
  }

  /** The tables that are there and would not be, had the load not begun. */
  Set<TableRef> left() {
    return Set.copyOf(tables);
  }

  /**
   * Drops what is there; by another connection, since that of the load may be lost. The calling
   * thread may have been interrupted, which would keep it from getting one.
   */
  void takeBack(Connections connections) throws SQLException {
    if (tables.isEmpty()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try (Backend backend = Backend.take(connections, Connection.TRANSACTION_READ_COMMITTED)) {
      backend.execute(PATIENCE);
      backend.execute("SET SESSION foreign_key_checks = 0");
      for (TableRef table : List.copyOf(tables)) {
        backend.execute("DROP TABLE IF EXISTS " + MySqlSql.name(table));
        tables.remove(table);
      }
      while (!routines.isEmpty()) {
        backend.execute(routines.peek());
        routines.pop();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
