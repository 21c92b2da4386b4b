package io.neosync.postgres;

import io.neosync.jdbc.Connections;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import io.neosync.spi.Baseline;
import io.neosync.spi.Restorable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.AutoSave;

/**
 * What the tables of some schemas held at one moment.
 *
 * <p>Which tables changed is asked of the rows themselves: a table is as it was exactly if it has
 * as many rows as it had, and all of them were written by a transaction that the baseline saw.
 * Nothing is installed in the database, and no change by anybody escapes: a row that was inserted
 * or updated carries the number of the transaction that did it, one that was removed is missing in
 * the count.
 */
final class PgBaseline implements Baseline {

  private static final String LOCK_TIMEOUT_STATE = "55P03";

  /** A table or sequence does not exist any more. */
  private static final String GONE_STATE = "42P01";

  private static final String TRANSACTION = "SELECT (txid_current() % 4294967296)::text";

  private final Connections connections;
  private final List<BaselineTable> tables;
  private final BaselineMode mode;
  private final BaselineComparison comparison;
  private final boolean owner;

  /** Kept where connecting is what costs most: where no pool keeps connections. */
  private @Nullable Connection kept;

  private PgBaseline(
      Connections connections,
      List<BaselineTable> tables,
      BaselineMode mode,
      BaselineComparison comparison,
      boolean owner) {
    this.connections = connections;
    this.tables = tables;
    this.mode = mode;
    this.comparison = comparison;
    this.owner = owner;
  }

  static PgBaseline read(Connections.Provider provider, List<String> names) throws Exception {
    Connections connections = provider.open("baseline");
    try (Backend backend =
        Backend.begin(connections, "set transaction isolation level repeatable read")) {
      List<String> schemas = Schemas.checked(backend, names, "");
      List<Relation> relations =
          List.copyOf(
              CatalogReader.read(backend, schemas, CatalogReader.Sequences.IGNORED).values());
      checkRights(relations);
      BaselineReader reader = new BaselineReader(backend);
      List<BaselineTable> tables = reader.tables(relations);
      return new PgBaseline(
          connections,
          tables,
          BaselineMode.of(backend, relations),
          new BaselineComparison(backend, schemas, tables, reader.sequences(schemas)),
          true);
    } catch (SQLException | IOException | RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  private static void checkRights(List<Relation> relations) throws SQLException {
    for (Relation relation : relations) {
      Relation.Rights rights = relation.rights();
      if (!rights.select() || !rights.insert() || !rights.delete() || relation.rowSecurity()) {
        throw new SQLException(
            "table %s cannot be put back: the role needs SELECT, INSERT and DELETE on it, and no row-level security in its way"
                .formatted(relation.table().ref()));
      }
    }
  }

  @Override
  public Optional<Set<TableRef>> restore() throws SQLException, IOException {
    Connection connection = kept == null ? connections.get() : kept;
    kept = null;
    boolean reusable = false;
    boolean autoCommit = connection.getAutoCommit();
    AutoSave autosave = connection.unwrap(PGConnection.class).getAutosave();
    try {
      connection.setAutoCommit(false);
      // Savepoints of the driver would give rows other numbers than the transaction's.
      connection.unwrap(PGConnection.class).setAutosave(AutoSave.NEVER);
      Optional<Set<TableRef>> restored = restore(connection);
      reusable = true;
      return restored;
    } catch (SQLException e) {
      if (GONE_STATE.equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw told(e);
    } finally {
      give(connection, autoCommit, autosave, reusable);
    }
  }

  private static SQLException told(SQLException e) {
    return LOCK_TIMEOUT_STATE.equals(e.getSQLState())
        ? new SQLException(
            "somebody has held locks on the tables for %d s, most likely a transaction that a test left open; end it when the test ends"
                .formatted(BaselineComparison.LOCK_SECONDS),
            LOCK_TIMEOUT_STATE,
            e)
        : PgErrors.redacted(e);
  }

  private void give(Connection connection, boolean autoCommit, AutoSave autosave, boolean reusable)
      throws SQLException {
    try {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
      connection.unwrap(PGConnection.class).setAutosave(autosave);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    // A pool's connections are wrapped; the driver's own would have to be made anew each time.
    if (reusable && connection instanceof PGConnection) {
      kept = connection;
    } else {
      connection.close();
    }
  }

  private Optional<Set<TableRef>> restore(Connection connection) throws SQLException, IOException {
    BaselineComparison.Changes changes = comparison.find(connection);
    if (!changes.definitions()) {
      return Optional.empty();
    }
    List<BaselineTable> changed = changes.tables();
    if (!changed.isEmpty() || !changes.sequences().isEmpty()) {
      write(connection, mode.replica() ? changed : withReferencing(changed), changes.sequences());
    }
    return Optional.of(
        changed.stream()
            .map(table -> table.relation.table().ref())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Foreign keys that stand let nobody remove a row while another references it. */
  private List<BaselineTable> withReferencing(List<BaselineTable> changed) {
    Set<TableRef> names =
        changed.stream().map(table -> table.relation.table().ref()).collect(Collectors.toSet());
    boolean grown = true;
    while (grown) {
      grown = false;
      for (BaselineTable table : tables) {
        for (ForeignKey key : table.relation.table().foreignKeys()) {
          grown |= names.contains(key.referenced()) && names.add(key.table());
        }
      }
    }
    return tables.stream().filter(table -> names.contains(table.relation.table().ref())).toList();
  }

  private void write(
      Connection connection, List<BaselineTable> restored, List<BaselineReader.Position> sequences)
      throws SQLException, IOException {
    BaselineScript script = new BaselineScript(mode, restored);
    RoundTrip trip = new RoundTrip();
    script.before(trip);
    for (BaselineTable table : restored) {
      Path file = table.file();
      if (file != null) {
        trip.send(connection);
        copy(connection, script.copy(table), file);
      }
    }
    script.after(trip);
    sequences.forEach(position -> trip.add(position.set()));
    String transaction =
        trip.add(TRANSACTION).add("COMMIT").rows(connection, row -> row.getString(1)).get(0);
    script.written(transaction);
  }

  private static void copy(Connection connection, String sql, Path file)
      throws SQLException, IOException {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
      connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, stream);
    }
  }

  @Override
  public Baseline through(Restorable other) throws SQLException {
    if (!(other instanceof Postgres postgres)) {
      throw new IllegalArgumentException("a baseline of PostgreSQL is of no use to " + other);
    }
    return new PgBaseline(postgres.open("baseline"), tables, mode, comparison, false);
  }

  @Override
  public void close() throws SQLException, IOException {
    try (connections) {
      Connection open = kept;
      kept = null;
      if (open != null) {
        open.close();
      }
      for (BaselineTable table : owner ? tables : List.<BaselineTable>of()) {
        table.forget();
      }
    }
  }
}
