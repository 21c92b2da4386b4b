package io.neosync.mysql;

import io.neosync.jdbc.Connections;
import io.neosync.schema.TableRef;
import io.neosync.spi.Baseline;
import io.neosync.spi.Restorable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of some schemas held at one moment.
 *
 * <p>Which tables changed is asked of the rows themselves, by their hashes: nothing is installed in
 * the database, and no change by anybody escapes. Tables that changed are emptied and filled in one
 * transaction, without foreign keys being checked: they hold, since all of the baseline did. Then
 * counters are set, which MySQL does in no transaction.
 *
 * <p>Triggers cannot be disabled. What they do to other tables while rows are put back, is put back
 * too.
 */
final class MySqlBaseline implements Baseline {

  /** How often rows are put back that triggers changed meanwhile. */
  private static final int PASSES = 3;

  /** A table does not exist any more, or lacks a column. */
  private static final Set<Integer> GONE = Set.of(1146, 1054);

  private final Connections connections;
  private final Memory memory;
  private final boolean owner;

  /** Kept where connecting is what costs most: where no pool keeps connections. */
  private @Nullable BaselineSession kept;

  /** What is remembered; shared by the baselines of one database. */
  private record Memory(
      List<String> schemas,
      List<BaselineTable> tables,
      Map<TableRef, String> counters,
      String definitions) {

    List<Relation> relations() {
      return tables.stream().map(BaselineTable::relation).toList();
    }
  }

  private MySqlBaseline(Connections connections, Memory memory, boolean owner) {
    this.connections = connections;
    this.memory = memory;
    this.owner = owner;
  }

  static MySqlBaseline read(Connections.Provider provider, List<String> names)
      throws SQLException, IOException {
    Connections connections = provider.open("baseline");
    List<BaselineTable> tables = new ArrayList<>();
    try (BaselineSession session = BaselineSession.open(connections)) {
      Backend backend = session.backend();
      List<String> schemas = Schemas.checked(backend, names, "");
      List<Relation> relations = List.copyOf(CatalogReader.read(backend, schemas).values());
      List<BaselineState> states = BaselineState.of(backend, relations);
      for (int i = 0; i < states.size(); i++) {
        tables.add(BaselineTable.read(backend, relations.get(i), states.get(i)));
      }
      Memory memory =
          new Memory(
              schemas,
              List.copyOf(tables),
              BaselineState.counters(backend, schemas),
              BaselineState.definitions(backend, schemas));
      return new MySqlBaseline(connections, memory, true);
    } catch (SQLException | IOException | RuntimeException e) {
      connections.close();
      for (BaselineTable table : tables) {
        table.forget();
      }
      if (e instanceof SQLException error) {
        throw told(error);
      }
      throw e;
    }
  }

  @Override
  public Optional<Set<TableRef>> restore() throws SQLException, IOException {
    BaselineSession session = kept == null ? BaselineSession.open(connections) : kept;
    kept = null;
    boolean reusable = false;
    try {
      Optional<Set<TableRef>> restored = restore(session.backend());
      reusable = session.backend().unpooled();
      return restored;
    } catch (SQLException e) {
      if (GONE.contains(e.getErrorCode())) {
        return Optional.empty();
      }
      throw told(e);
    } finally {
      if (reusable) {
        kept = session;
      } else {
        session.close();
      }
    }
  }

  private static SQLException told(SQLException e) {
    return LockWait.ended(e)
        ? new SQLException(
            "somebody has held locks on the tables for %d s, most likely a transaction that a test left open; end it when the test ends"
                .formatted(BaselineSession.LOCK_SECONDS),
            e.getSQLState(),
            e)
        : e;
  }

  private Optional<Set<TableRef>> restore(Backend backend) throws SQLException, IOException {
    if (!BaselineState.definitions(backend, memory.schemas()).equals(memory.definitions())) {
      backend.rollback();
      return Optional.empty();
    }
    Map<TableRef, BaselineTable> restored = new LinkedHashMap<>();
    List<BaselineTable> changed = changed(backend);
    for (int pass = 1; !changed.isEmpty(); pass++) {
      if (pass > PASSES) {
        throw new SQLException(
            "triggers change what is put back, and MySQL cannot disable them: the rows of %s do not stay as they were; let a trigger leave alone what it would make again, or drop it in tests"
                .formatted(changed.get(0).relation().ref()));
      }
      for (BaselineTable table : changed) {
        table.write(backend);
        restored.put(table.relation().ref(), table);
      }
      changed = triggered(backend, changed) ? changed(backend) : List.of();
    }
    backend.commit();
    setCounters(backend);
    return Optional.of(new TreeSet<>(restored.keySet()));
  }

  private List<BaselineTable> changed(Backend backend) throws SQLException {
    List<BaselineState> now = BaselineState.of(backend, memory.relations());
    List<BaselineTable> changed = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      if (!now.get(i).equals(memory.tables().get(i).state())) {
        changed.add(memory.tables().get(i));
      }
    }
    return changed;
  }

  /** Whether triggers may have fired for the rows of these tables. */
  private static boolean triggered(Backend backend, List<BaselineTable> tables)
      throws SQLException {
    return !CatalogReader.triggers(
            backend, tables.stream().map(table -> table.relation().ref()).toList())
        .isEmpty();
  }

  private void setCounters(Backend backend) throws SQLException {
    Map<TableRef, String> now = BaselineState.counters(backend, memory.schemas());
    for (Map.Entry<TableRef, String> counter : now.entrySet()) {
      String next = memory.counters().getOrDefault(counter.getKey(), "1");
      if (!counter.getValue().equals(next)) {
        backend.execute(BaselineSql.setCounter(counter.getKey(), next));
      }
    }
    backend.rollback();
  }

  @Override
  public Baseline through(Restorable other) throws SQLException {
    if (!(other instanceof MySql mySql)) {
      throw new IllegalArgumentException("a baseline of MySQL is of no use to " + other);
    }
    return new MySqlBaseline(mySql.open("baseline"), memory, false);
  }

  @Override
  public void close() throws SQLException, IOException {
    try (connections) {
      BaselineSession open = kept;
      kept = null;
      if (open != null) {
        open.close();
      }
    } finally {
      for (BaselineTable table : owner ? memory.tables() : List.<BaselineTable>of()) {
        table.forget();
      }
    }
  }
}
