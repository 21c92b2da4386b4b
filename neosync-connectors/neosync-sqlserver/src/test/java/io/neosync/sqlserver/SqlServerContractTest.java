package io.neosync.sqlserver;

import io.neosync.contract.ConnectorContract;

/** SQL Server does what every connector must. */
class SqlServerContractTest extends ConnectorContract {

  SqlServerContractTest() {
    super(new ContractEngine());
  }
}
