package io.neosync.mysql;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.Behaviour;
import io.neosync.contract.TestEndpoint;
import io.neosync.contract.TestEngine;
import io.neosync.contract.TestTable;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import io.neosync.spi.SnapshotGuarantee;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** MySQL or MariaDB for the contract. */
abstract class ContractEngine implements TestEngine {

  private final MySqlEngine engine;
  private final Deque<ContractEndpoint> idle = new ArrayDeque<>();

  private ContractEngine(MySqlEngine engine) {
    this.engine = engine;
  }

  /** MySQL for the contract. */
  public static final class OfMySql extends ContractEngine {
    public OfMySql() {
      super(MySqlEngine.MYSQL);
    }
  }

  /** MariaDB for the contract. */
  public static final class OfMariaDb extends ContractEngine {
    public OfMariaDb() {
      super(MySqlEngine.MARIADB);
    }
  }

  @Override
  public Set<Behaviour> behaviours() {
    return EnumSet.complementOf(EnumSet.of(Behaviour.WHOLE_RUNS));
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
      MySqlDatabase database = MySqlServer.shared(engine).createDatabase();
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

  private static MySql at(String address) {
    String[] parts = address.split("\n", -1);
    return MySql.at(parts[0], parts[1], parts[2]);
  }
}
