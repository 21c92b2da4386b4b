package io.neosync.internal.run;

import io.neosync.PlanException;
import io.neosync.SyncException;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.internal.SyncSettings;
import io.neosync.internal.plan.Planner;

/** One call of {@code plan()} or {@code run()}, from opening the sessions to closing them. */
public final class Execution {

  private Execution() {}

  public static SyncPlan plan(SyncSettings settings) {
    Sessions sessions = new Sessions(settings);
    try {
      return Worker.call(
          "neosync-plan",
          () -> {
            try (sessions) {
              Sessions.Opened opened = sessions.open();
              return Planner.plan(settings, opened.source(), opened.destination()).plan();
            }
          },
          stopping(sessions));
    } catch (SyncException e) {
      throw e;
    } catch (Worker.StoppedException e) {
      throw new PlanException("planning was stopped: the thread was interrupted", e);
    } catch (Exception e) {
      throw new PlanException("the metadata could not be read: " + e.getMessage(), e);
    }
  }

  public static SyncReport run(SyncSettings settings) {
    Sessions sessions = new Sessions(settings);
    Listeners listeners = new Listeners(settings.listeners());
    Run run = new Run(settings, sessions, listeners);
    SyncReport report;
    try {
      report = Worker.call("neosync-run", run::execute, stopping(sessions));
    } catch (Exception e) {
      SyncException failure = failure(run, e);
      listeners.failed(failure);
      throw failure;
    }
    // What a listener throws now must not pass for a run that was undone.
    listeners.finished(report);
    return report;
  }

  private static SyncException failure(Run run, Exception e) {
    if (e instanceof SyncException failure) {
      return failure;
    }
    return run.failure(
        e instanceof Worker.StoppedException
            ? "the thread was interrupted"
            : String.valueOf(e.getMessage()),
        e);
  }

  private static Worker.Stopping stopping(Sessions sessions) {
    return new Worker.Stopping() {
      @Override
      public void cancel() {
        sessions.cancel();
      }

      @Override
      public void abort() {
        sessions.abort();
      }
    };
  }
}
