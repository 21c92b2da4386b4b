package io.neosync.mongodb;

import io.neosync.contract.ConnectorContract;

/** What every connector must do. */
class MongoContractTest extends ConnectorContract {

  MongoContractTest() {
    super(new MongoEngine());
  }
}
