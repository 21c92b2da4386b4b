package io.neosync.postgres;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.Behaviour;
import io.neosync.contract.TestEndpoint;
import io.neosync.contract.TestEngine;
import io.neosync.contract.TestTable;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.spi.SnapshotGuarantee;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL for the contract. */
final class PostgresEngine implements TestEngine {

  private final Deque<PostgresEndpoint> idle = new ArrayDeque<>();

  @Override
  public Set<Behaviour> behaviours() {
    return EnumSet.complementOf(EnumSet.of(Behaviour.NUL_IN_TEXT, Behaviour.WHOLE_RUNS));
  }

  @Override
  public SnapshotGuarantee snapshot() {
    return SnapshotGuarantee.ONE_INSTANT;
  }

  @Override
  public Optional<Conditions> conditions() {
    return Optional.of(
        new Conditions() {
          @Override
          public String equal(TestTable table, String column) {
            return PostgresEndpoint.quoted(column) + " = ?";
          }

          @Override
          public String greater(TestTable table, String column) {
            return PostgresEndpoint.quoted(column) + " > ?";
          }

          @Override
          public String broken() {
            return "nowhere = ?";
          }
        });
  }

  @Override
  public synchronized TestEndpoint createDatabase() throws SQLException {
    PostgresEndpoint endpoint = idle.poll();
    if (endpoint == null) {
      TestDatabase database = PostgresServer.shared().createDatabase();
      endpoint = new PostgresEndpoint(this, database, database.connection());
    }
    return endpoint;
  }

  /** Keeps a database for the next test, since emptying is faster than creating. */
  synchronized void keep(PostgresEndpoint endpoint) {
    idle.add(endpoint);
  }

  @Override
  public synchronized void close() throws SQLException {
    while (!idle.isEmpty()) {
      idle.remove().drop();
    }
  }

  @Override
  public Source source(String address) {
    return at(address);
  }

  @Override
  public Destination destination(String address) {
    return at(address);
  }

  private static Postgres at(String address) {
    String[] parts = address.split("\n", -1);
    return Postgres.at(parts[0], parts[1], parts[2]);
  }
}
