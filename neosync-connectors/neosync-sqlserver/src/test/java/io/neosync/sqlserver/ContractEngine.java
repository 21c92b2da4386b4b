package io.neosync.sqlserver;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.Behaviour;
import io.neosync.contract.TestEndpoint;
import io.neosync.contract.TestEngine;
import io.neosync.contract.TestTable;
import io.neosync.contract.sqlserver.SqlServerDatabase;
import io.neosync.contract.sqlserver.SqlServerInstance;
import io.neosync.spi.SnapshotGuarantee;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** SQL Server for the contract. */
public final class ContractEngine implements TestEngine {

  private final Deque<ContractEndpoint> idle = new ArrayDeque<>();
  private boolean babelfish;

  /**
   * What a server has. Babelfish writes names in its catalog in lower case and cut to 63 bytes, and
   * PostgreSQL, on which it stands, has no zero characters in text.
   */
  @Override
  public synchronized Set<Behaviour> behaviours() {
    Set<Behaviour> behaviours = EnumSet.complementOf(EnumSet.of(Behaviour.WHOLE_RUNS));
    if (babelfish) {
      behaviours.remove(Behaviour.ANY_NAMES);
      behaviours.remove(Behaviour.NUL_IN_TEXT);
    }
    return behaviours;
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
            return ContractEndpoint.quoted(column) + " = ?";
          }

          @Override
          public String greater(TestTable table, String column) {
            return ContractEndpoint.quoted(column) + " > ?";
          }

          @Override
          public String broken() {
            return "nowhere = ?";
          }
        });
  }

  @Override
  public synchronized TestEndpoint createDatabase() throws SQLException {
    ContractEndpoint endpoint = idle.poll();
    if (endpoint == null) {
      SqlServerDatabase database = SqlServerInstance.shared().createDatabase();
      babelfish = database.server().babelfish();
      endpoint = new ContractEndpoint(this, database, database.connection());
    }
    return endpoint;
  }

  /** Keeps a database for the next test, since emptying is faster than creating. */
  synchronized void keep(ContractEndpoint endpoint) {
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

  private static SqlServer at(String address) {
    String[] parts = address.split("\n", -1);
    return SqlServer.at(parts[0], parts[1], parts[2]);
  }
}
