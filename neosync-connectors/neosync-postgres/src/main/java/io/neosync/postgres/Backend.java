package io.neosync.postgres;

import io.neosync.jdbc.Connections;
import io.neosync.jdbc.Lease;
import io.neosync.jdbc.RowMapper;
import io.neosync.postgres.TransactionSettings.Manner;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * One connection in one transaction, which ends with {@link #commit} or with {@link #close}. All
 * settings are local to the transaction, so that a borrowed connection goes back as it came. Used
 * by one thread; {@link #cancel} and {@link #abort} by others.
 */
final class Backend implements AutoCloseable {

  private static final int FETCH_ROWS = 1_000;

  private final Lease lease;
  private final TransactionSettings settings;
  private final QueryLocks locks = new QueryLocks(this);

  private Backend(Lease lease, TransactionSettings settings) {
    this.lease = lease;
    this.settings = settings;
  }

  /**
   * Takes a connection and begins a transaction on it.
   *
   * @param begin as {@link TransactionSettings#begin} takes it
   */
  static Backend begin(Connections connections, String begin) throws SQLException {
    return Lease.take(connections, PgErrors::redacted, lease -> begun(lease, begin));
  }

  /**
   * Opens a session, or fails and leaves nothing open.
   *
   * @param role as {@link Connections.Provider#open} takes it
   * @param begin as {@link TransactionSettings#begin} takes it
   */
  static <S> S open(
      Connections.Provider provider, String role, String begin, Lease.Opening<Backend, S> opening)
      throws SQLException {
    return Lease.open(provider, role, PgErrors::redacted, lease -> begun(lease, begin), opening);
  }

  private static Backend begun(Lease lease, String begin) throws SQLException {
    Connection connection = lease.connection();
    lease.restoring(Manner.of(connection)::apply);
    Manner.OURS.apply(connection);
    return new Backend(lease, TransactionSettings.begin(connection, begin));
  }

  /** The server's major version. */
  int version() throws SQLException {
    return lease.with(connection -> connection.getMetaData().getDatabaseMajorVersion());
  }

  /** Which locks of this transaction's queries are kept. */
  QueryLocks locks() {
    return locks;
  }

  /** From now on the server writes every name outside pg_catalog with its schema. */
  void qualifyNames() throws SQLException {
    execute(TransactionSettings.QUALIFY_NAMES);
  }

  /** From now on names are looked up where the connection's owner wants them looked up. */
  void restoreSearchPath() throws SQLException {
    query("select set_config('search_path', ?, true)", row -> true, settings.searchPath());
  }

  /** The first schema of the connection's own search path that exists; empty if there is none. */
  String currentSchema() {
    return settings.currentSchema();
  }

  /** The transaction's number as rows that it inserts, outside savepoints, carry it in xmin. */
  String transactionId() throws SQLException {
    return query("select (txid_current() % 4294967296)::text", row -> row.getString(1)).get(0);
  }

  void execute(String sql) throws SQLException {
    lease.call(statement -> statement.execute(sql));
  }

  /** Runs a statement that changes rows, and returns how many. */
  long update(String sql) throws SQLException {
    return lease.call(statement -> statement.executeLargeUpdate(sql));
  }

  /** All rows of a query. Where no locks are kept, they are let go of in the same round trip. */
  <T> List<T> query(String sql, RowMapper<T> mapper, Object... parameters) throws SQLException {
    return lease.query(locks.with(sql), mapper, parameters);
  }

  /** Takes in the current row of a result. */
  interface RowHandler {
    void handle(ResultSet row) throws SQLException;
  }

  /** Hands every row of a query to {@code handler}. */
  void forEach(String sql, RowHandler handler, Object... parameters) throws SQLException {
    query(
        sql,
        row -> {
          handler.handle(row);
          return true;
        },
        parameters);
  }

  /** As {@link #forEach}, with memory that does not grow with the number of rows. */
  void stream(String sql, RowHandler handler) throws SQLException {
    lease.prepared(
        sql,
        statement -> {
          statement.setFetchSize(FETCH_ROWS);
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              handler.handle(result);
            }
          }
          return true;
        });
  }

  /**
   * The one row of each of these queries, in one round trip. The server may answer the parts of a
   * UNION ALL in any order, so that they are numbered: the mapper sees the number as column 1.
   *
   * @param queries each a list of expressions, and what follows it
   */
  <T> List<T> queryEach(List<Part> queries, RowMapper<T> mapper) throws SQLException {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < queries.size(); i++) {
      sql.append(i == 0 ? "select " : "\nunion all select ")
          .append(i)
          .append(", ")
          .append(queries.get(i).expressions())
          .append(queries.get(i).from());
    }
    return queries.isEmpty() ? List.of() : query(sql.append("\norder by 1").toString(), mapper);
  }

  /**
   * A query of one row.
   *
   * @param from what follows the expressions; empty, or beginning with a space
   */
  record Part(String expressions, String from) {}

  /** Texts as one parameter of a query. */
  Array textArray(String[] texts) throws SQLException {
    return lease.with(connection -> connection.createArrayOf("text", texts));
  }

  /** The first line of what the server says about how it would run the query. */
  String explain(String sql) throws SQLException {
    // Not prepared: a question mark in a condition is an operator of the server.
    return lease.call(
        statement -> {
          try (ResultSet row = statement.executeQuery("explain " + sql)) {
            row.next();
            return row.getString(1);
          }
        });
  }

  CopyStream copyOut(String sql) throws SQLException {
    return lease.with(
        connection ->
            new CopyStream(
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql), this::cancel));
  }

  CopyIn copyIn(String sql) throws SQLException {
    return lease.with(connection -> connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
  }

  void commit() throws SQLException {
    lease.commit();
  }

  /** Asks the server to break off what this connection does; nothing happens if it does nothing. */
  void cancel() {
    lease.stop(connection -> connection.unwrap(PGConnection.class).cancelQuery());
  }

  /** Cuts the connection; the server rolls back by itself. */
  void abort() {
    lease.abort();
  }

  /** Rolls back what was not committed, and gives the connection back as it came. */
  @Override
  public void close() throws SQLException {
    lease.close();
  }
}
