package io.neosync.examples;

import io.neosync.SyncListener;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Progress for a log: a line for whatever took a noticeable time, once it is done. */
final class ProgressLines implements SyncListener {

  private static final Duration NOTICEABLE = Duration.ofMillis(100);

  private final Screen screen;
  private Stopwatch watch = new Stopwatch();
  private @Nullable String step;
  private boolean moving;

  ProgressLines(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void started(SyncPlan plan) {
    step = null;
    moving = false;
  }

  @Override
  public void step(String description) {
    if (!moving) {
      stepDone();
      step = description;
      watch = new Stopwatch();
    }
  }

  @Override
  public void tableStarted(SyncPlan.TablePlan table) {
    stepDone();
    moving = true;
    watch = new Stopwatch();
  }

  @Override
  public void tableFinished(SyncReport.TableReport table) {
    moving = false;
    print(
        String.format(
            Locale.ROOT, "moving %s, %,d rows", table.source().name(), table.rowsWritten()));
  }

  @Override
  public void finished(SyncReport report) {
    stepDone();
    screen.out().println();
  }

  private void stepDone() {
    if (step != null) {
      print(step);
      step = null;
    }
  }

  private void print(String what) {
    if (watch.time().compareTo(NOTICEABLE) >= 0) {
      screen.say("%-80s %6s".formatted(what, watch.text()));
    }
  }
}
