package io.neosync.sqlserver;

import io.neosync.contract.Behaviour;
import io.neosync.contract.sql.SqlEndpoint;
import io.neosync.contract.sql.SqlEngine;
import io.neosync.contract.sqlserver.SqlServerDatabase;
import io.neosync.contract.sqlserver.SqlServerInstance;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/** SQL Server for the contract. */
public final class ContractEngine extends SqlEngine<SqlServer> {

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
  protected String quoted(String name) {
    return '[' + name.replace("]", "]]") + ']';
  }

  @Override
  protected SqlEndpoint create() throws SQLException {
    SqlServerDatabase database = SqlServerInstance.shared().createDatabase();
    babelfish = database.server().babelfish();
    return new ContractEndpoint(this, database);
  }

  @Override
  protected SqlServer at(String url, String user, String password) {
    return SqlServer.at(url, user, password);
  }
}
