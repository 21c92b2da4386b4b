package io.neosync.contract;

import io.neosync.Sync;
import io.neosync.SyncReport;

/** The program that syncs in a small heap: the class of the engine, and two addresses. */
final class ForkedSync {

  private ForkedSync() {}

  public static void main(String[] arguments) throws Exception {
    var constructor = Class.forName(arguments[0]).getDeclaredConstructor();
    constructor.setAccessible(true);
    TestEngine engine = (TestEngine) constructor.newInstance();
    SyncReport report =
        Sync.from(engine.source(arguments[1])).to(engine.destination(arguments[2])).build().run();
    System.out.println(report.rowsWritten() + " rows");
  }
}
