package io.neosync.s3;

import io.neosync.contract.ConnectorContract;

/** S3 does what every connector must. */
class S3ContractTest extends ConnectorContract {

  S3ContractTest() {
    super(new S3Engine());
  }
}
