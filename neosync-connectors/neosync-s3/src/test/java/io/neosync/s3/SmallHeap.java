package io.neosync.s3;

import io.neosync.Sync;
import io.neosync.SyncReport;

/** The program that has little heap: syncs from each address to the next one, as Parquet. */
final class SmallHeap {

  private SmallHeap() {}

  public static void main(String[] addresses) {
    S3Engine engine = new S3Engine.OfParquet();
    for (int i = 1; i < addresses.length; i++) {
      SyncReport report =
          Sync.from(engine.source(addresses[i - 1]))
              .to(engine.destination(addresses[i]))
              .build()
              .run();
      System.out.println(report.rowsWritten() + " rows");
    }
  }
}
