package io.neosync.postgres;

import io.neosync.contract.Behaviour;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.sql.SqlEndpoint;
import io.neosync.contract.sql.SqlEngine;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/** PostgreSQL for the contract. */
final class PostgresEngine extends SqlEngine<Postgres> {

  @Override
  public Set<Behaviour> behaviours() {
    return EnumSet.complementOf(EnumSet.of(Behaviour.NUL_IN_TEXT, Behaviour.WHOLE_RUNS));
  }

  @Override
  protected String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  protected SqlEndpoint create() throws SQLException {
    return new PostgresEndpoint(this, PostgresServer.shared().createDatabase());
  }

  @Override
  protected Postgres at(String url, String user, String password) {
    return Postgres.at(url, user, password);
  }
}
