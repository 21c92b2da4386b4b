package io.neosync.mysql;

import io.neosync.contract.ConnectorContract;

/** MySQL does what every connector must. */
class MySqlContractTest extends ConnectorContract {

  MySqlContractTest() {
    super(new ContractEngine.OfMySql());
  }
}
