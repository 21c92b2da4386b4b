package io.neosync.s3;

import io.neosync.Sync;
import io.neosync.SyncException;
import io.neosync.SyncReport;

/**
 * The program that has no library of Parquet: the addresses of a run of lines, of an empty place,
 * and of a run of Parquet.
 */
final class WithoutParquet {

  private WithoutParquet() {}

  public static void main(String[] addresses) {
    S3Engine engine = new S3Engine();
    SyncReport report =
        Sync.from(engine.source(addresses[0])).to(engine.destination(addresses[1])).build().run();
    System.out.println(report.rowsWritten() + " rows of lines");
    try {
      Sync.from(engine.source(addresses[0]))
          .to(new S3Engine.OfParquet().destination(addresses[1]))
          .build();
    } catch (SyncException e) {
      System.out.println("build: " + e);
    }
    try {
      Sync.from(engine.source(addresses[2])).to(engine.destination(addresses[1])).build().plan();
    } catch (SyncException e) {
      System.out.println("plan: " + e);
    }
  }
}
