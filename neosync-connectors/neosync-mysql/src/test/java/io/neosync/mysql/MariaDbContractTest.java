package io.neosync.mysql;

import io.neosync.contract.ConnectorContract;

/** MariaDB does what every connector must. */
class MariaDbContractTest extends ConnectorContract {

  MariaDbContractTest() {
    super(new ContractEngine.OfMariaDb());
  }
}
