package io.neosync.contract.memory;

import io.neosync.contract.ConnectorContract;

/** The connector of the documentation does what every connector must. */
class MemoryContractTest extends ConnectorContract {

  MemoryContractTest() {
    super(new MemoryEngine());
  }
}
