package io.neosync.postgres;

import io.neosync.contract.ConnectorContract;

/** PostgreSQL does what every connector must. */
class PostgresContractTest extends ConnectorContract {

  PostgresContractTest() {
    super(new PostgresEngine());
  }
}
