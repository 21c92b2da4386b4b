package io.neosync.s3;

import io.neosync.contract.ConnectorContract;

/** Runs of Parquet are the same tables as runs of JSON lines; a witness reads and writes them. */
class ParquetContractTest extends ConnectorContract {

  ParquetContractTest() {
    super(new S3Engine.OfParquet());
  }
}
