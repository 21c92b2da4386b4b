package io.neosync.mysql;

import io.neosync.contract.Behaviour;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import io.neosync.contract.sql.SqlEndpoint;
import io.neosync.contract.sql.SqlEngine;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/** MySQL or MariaDB for the contract. */
abstract class ContractEngine extends SqlEngine<MySql> {

  private final MySqlEngine engine;

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
  protected String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  @Override
  protected SqlEndpoint create() throws SQLException {
    return new ContractEndpoint(this, MySqlServer.shared(engine).createDatabase());
  }

  @Override
  protected MySql at(String url, String user, String password) {
    return MySql.at(url, user, password);
  }
}
