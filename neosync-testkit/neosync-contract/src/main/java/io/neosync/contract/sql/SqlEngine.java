package io.neosync.contract.sql;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.TestEndpoint;
import io.neosync.contract.TestEngine;
import io.neosync.contract.TestTable;
import io.neosync.spi.SnapshotGuarantee;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * An engine that speaks SQL, for the contract.
 *
 * @param <E> the connector's endpoint
 */
public abstract class SqlEngine<E extends Source & Destination> implements TestEngine {

  private final Deque<SqlEndpoint> idle = new ArrayDeque<>();

  /** A name as SQL has it, whatever is in it. */
  protected abstract String quoted(String name);

  /** An empty database. */
  protected abstract SqlEndpoint create() throws SQLException;

  /** The endpoint of a JDBC URL. */
  protected abstract E at(String url, String user, String password);

  @Override
  public SnapshotGuarantee snapshot() {
    return SnapshotGuarantee.ONE_INSTANT;
  }

  @Override
  public final Optional<Conditions> conditions() {
    return Optional.of(
        new Conditions() {
          @Override
          public String equal(TestTable table, String column) {
            return quoted(column) + " = ?";
          }

          @Override
          public String greater(TestTable table, String column) {
            return quoted(column) + " > ?";
          }

          @Override
          public String broken() {
            return "nowhere = ?";
          }
        });
  }

  @Override
  public final synchronized TestEndpoint createDatabase() throws SQLException {
    SqlEndpoint endpoint = idle.poll();
    return endpoint == null ? create() : endpoint;
  }

  /** Keeps a database for the next test, since emptying is faster than creating. */
  final synchronized void keep(SqlEndpoint endpoint) {
    idle.add(endpoint);
  }

  @Override
  public final synchronized void close() throws SQLException {
    while (!idle.isEmpty()) {
      idle.remove().drop();
    }
  }

  @Override
  public final Source source(String address) {
    return at(address);
  }

  @Override
  public final Destination destination(String address) {
    return at(address);
  }

  private E at(String address) {
    String[] parts = address.split("\n", -1);
    return at(parts[0], parts[1], parts[2]);
  }
}
