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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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

  /** How long a transaction that a test left open may keep its locks before that is an error. */
  private static final int LOCK_SECONDS = 5;

  private static final String LOCK_TIMEOUT_STATE = "55P03";

  /** A table or sequence does not exist any more. */
  private static final String GONE_STATE = "42P01";

  private static final String TRANSACTION = "SELECT (txid_current() % 4294967296)::text";

  /** Everything whose change would make the remembered rows those of other tables. */
  private static final String DEFINITIONS =
      """
      select 0, md5(string_agg(concat_ws(' ', c.oid, c.relname, a.attnum, a.attname, a.atttypid,
          a.atttypmod, a.attgenerated), ',' order by c.oid, a.attnum)), ''
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and c.relkind <> 'S'
      where n.nspname in (%s) and c.relkind in ('r', 'p', 'S')\
      """;

  private final Connections connections;
  private final List<BaselineTable> tables;
  private final List<BaselineReader.Position> sequences;
  private final BaselineMode mode;
  private final String definitions;
  private final String comparison;
  private final boolean owner;

  /** Kept where connecting is what costs most: where no pool keeps connections. */
  private @Nullable Connection kept;

  private PgBaseline(
      Connections connections,
      List<BaselineTable> tables,
      List<BaselineReader.Position> sequences,
      BaselineMode mode,
      String comparison,
      String definitions,
      boolean owner) {
    this.connections = connections;
    this.tables = tables;
    this.sequences = sequences;
    this.mode = mode;
    this.definitions = definitions;
    this.comparison = comparison;
    this.owner = owner;
  }

  private static String definitions(List<String> schemas) {
    return DEFINITIONS.formatted(
        schemas.stream().map(PgSql::literal).collect(Collectors.joining(", ")));
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
      return new PgBaseline(
          connections,
          reader.tables(relations),
          reader.sequences(schemas),
          BaselineMode.of(backend, relations),
          definitions(schemas),
          backend.query(definitions(schemas), row -> "" + row.getString(2)).get(0),
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
                .formatted(LOCK_SECONDS),
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
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      List<String[]> found = compare(statement);
      if (!found.get(0)[0].equals(definitions)) {
        return Optional.empty();
      }
      List<BaselineTable> changed = new ArrayList<>();
      for (int i = 0; i < tables.size(); i++) {
        String rows = String.valueOf(tables.get(i).rows);
        String[] now = found.get(1 + i);
        if (!now[0].equals(rows) || !now[1].equals(rows)) {
          changed.add(tables.get(i));
        }
      }
      List<String> counters = new ArrayList<>();
      for (int i = 0; i < sequences.size(); i++) {
        BaselineReader.Position position = sequences.get(i);
        String[] now = found.get(1 + tables.size() + i);
        if (!now[0].equals(position.last()) || !now[1].equals(position.called())) {
          counters.add(position.set());
        }
      }
      if (!changed.isEmpty() || !counters.isEmpty()) {
        write(statement, mode.replica() ? changed : withReferencing(changed), counters);
        connection.commit();
      }
      return Optional.of(
          changed.stream()
              .map(table -> table.relation.table().ref())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  /** Locks all tables against changes, and reads what tells whether they changed. */
  private List<String[]> compare(Statement statement) throws SQLException {
    // With their numbers, since a server may answer parts of a UNION ALL in any order.
    List<String> queries = new ArrayList<>(List.of(comparison));
    for (BaselineTable table : tables) {
      queries.add(
          "select %d, count(*)::text, count(*) filter (where %s)::text from %s"
              .formatted(queries.size(), table.untouched, table.relation.only()));
    }
    sequences.forEach(sequence -> queries.add(sequence.query(queries.size())));
    StringBuilder sql =
        new StringBuilder("SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;\n")
            .append("SET LOCAL lock_timeout = '" + LOCK_SECONDS + "s';\n")
            // To start a worker takes longer than to read a table of a test.
            .append("SET LOCAL max_parallel_workers_per_gather = 0;\n");
    if (!tables.isEmpty()) {
      sql.append(
          tables.stream()
              .map(table -> table.relation.only())
              .collect(Collectors.joining(", ", "LOCK TABLE ", " IN SHARE ROW EXCLUSIVE MODE;\n")));
    }
    sql.append(String.join("\nunion all\n", queries));
    String[][] rows = new String[queries.size()][];
    statement.execute(sql.toString());
    try (ResultSet result = onlyResult(statement)) {
      while (result.next()) {
        rows[result.getInt(1)] = new String[] {"" + result.getString(2), "" + result.getString(3)};
      }
    }
    return List.of(rows);
  }

  /** The result of the one query among several statements. */
  private static ResultSet onlyResult(Statement statement) throws SQLException {
    ResultSet result = statement.getResultSet();
    while (result == null) {
      if (!statement.getMoreResults() && statement.getUpdateCount() == -1) {
        throw new SQLException("the server did not answer a query");
      }
      result = statement.getResultSet();
    }
    return result;
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

  private void write(Statement statement, List<BaselineTable> restored, List<String> counters)
      throws SQLException, IOException {
    BaselineScript script = new BaselineScript(mode, restored);
    List<String> statements = new ArrayList<>(script.before());
    for (BaselineTable table : restored) {
      Path file = table.file();
      if (file != null) {
        statement.execute(String.join(";\n", statements));
        statements.clear();
        copy(statement.getConnection(), script.copy(table), file);
      }
    }
    statements.addAll(script.after());
    statements.addAll(counters);
    String transaction = transaction(statement, statements);
    for (BaselineTable table : restored) {
      table.untouched = "xmin = xid '" + transaction + "'";
    }
  }

  private static String transaction(Statement statement, List<String> statements)
      throws SQLException {
    statements.add(TRANSACTION);
    String last = "";
    boolean more = statement.execute(String.join(";\n", statements));
    while (more || statement.getUpdateCount() != -1) {
      if (more) {
        try (ResultSet result = statement.getResultSet()) {
          last = result.next() ? "" + result.getString(1) : "";
        }
      }
      more = statement.getMoreResults();
    }
    return last;
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
    return new PgBaseline(
        postgres.open("baseline"), tables, sequences, mode, comparison, definitions, false);
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
