package io.neosync.internal.run;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work for one session, done in a thread of its own while the run's thread works for another.
 * Whoever starts it waits for its end, so that it never outlives the run: an interruption is handed
 * on to it, and does not end the waiting. Used by one thread.
 */
final class Aside<T> implements AutoCloseable {

  /** How often a work that is called off is told so: a cancel can fall between two statements. */
  private static final long REPEAT_CANCEL_MILLIS = 100;

  private final FutureTask<T> task;
  private final Thread thread;
  private final Runnable cancel;

  private Aside(FutureTask<T> task, Thread thread, Runnable cancel) {
    this.task = task;
    this.thread = thread;
    this.cancel = cancel;
  }

  /**
   * @param cancel makes the work fail soon; may be called again and again, also when it has ended
   */
  static <T> Aside<T> start(String name, Callable<T> work, Runnable cancel) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return new Aside<>(task, thread, cancel);
  }

  /** Waits for the work; returns what it returned, or throws what it threw. */
  T await() throws Exception {
    join(0);
    try {
      return task.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      throw (Exception) cause;
    }
  }

  /** Calls the work off, if it has not ended, and waits until it has. */
  @Override
  public void close() {
    while (thread.isAlive()) {
      cancel.run();
      join(REPEAT_CANCEL_MILLIS);
    }
  }

  /**
   * The interrupt flag of the caller is as it was afterwards.
   *
   * @param millis how long to wait; 0 for as long as it takes
   */
  private void join(long millis) {
    boolean interrupted = false;
    boolean waited = false;
    while (thread.isAlive() && !waited) {
      try {
        thread.join(millis);
        waited = true;
      } catch (InterruptedException e) {
        interrupted = true;
        thread.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
