package io.neosync.postgres;

import io.neosync.SyncListener;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.TransferException.Phase;
import io.neosync.schema.TableRef;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears every event of a run, and knows from them where the run is. */
final class Events implements SyncListener {

  private final Consumer<String> heard;
  private int tablesToCome;
  volatile @Nullable Phase phase;
  volatile @Nullable TableRef table;

  /**
   * @param heard told a description of each event, in the thread of the run
   */
  Events(Consumer<String> heard) {
    this.heard = heard;
  }

  @Override
  public void started(SyncPlan plan) {
    tablesToCome = plan.tables().size();
    heard.accept("started");
    phase = Phase.PREPARE;
  }

  @Override
  public void step(String description) {
    heard.accept(description);
  }

  @Override
  public void tableStarted(SyncPlan.TablePlan started) {
    phase = Phase.LOAD;
    table = started.source();
    heard.accept("started " + started.source());
  }

  @Override
  public void progress(TableRef moving, long rows, long bytes) {
    heard.accept("moving " + moving);
  }

  @Override
  public void tableFinished(SyncReport.TableReport finished) {
    heard.accept("finished " + finished.source());
    tablesToCome--;
    if (tablesToCome == 0) {
      table = null;
    }
  }
}
