package io.neosync.contract;

import io.neosync.SyncListener;
import io.neosync.SyncPlan;
import io.neosync.SyncReport.TableReport;
import io.neosync.schema.TableRef;

/** Hears of a run's events, all of them in one method; each run has the same, but for progress. */
abstract class Moments implements SyncListener {

  /** An event by its name: {@code started}, {@code tableStarted word}, … */
  abstract void at(String moment) throws Exception;

  private void tell(String moment) {
    try {
      at(moment);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void started(SyncPlan plan) {
    tell("started");
  }

  @Override
  public void step(String description) {
    tell("step");
  }

  @Override
  public void tableStarted(SyncPlan.TablePlan table) {
    tell("tableStarted " + table.source().name());
  }

  @Override
  public void progress(TableRef table, long rows, long bytes) {
    tell("progress " + table.name());
  }

  @Override
  public void tableFinished(TableReport table) {
    tell("tableFinished " + table.source().name());
  }
}
