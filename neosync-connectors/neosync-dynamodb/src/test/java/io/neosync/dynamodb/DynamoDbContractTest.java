package io.neosync.dynamodb;

import io.neosync.contract.ConnectorContract;

/** DynamoDB does what every connector must. */
class DynamoDbContractTest extends ConnectorContract {

  DynamoDbContractTest() {
    super(new DynamoEngine());
  }
}
