package io.neosync.internal.run;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Does work in a thread of its own, since a thread that waits for a database does not notice its
 * interruption. The caller waits, notices, and makes the work stop.
 */
final class Worker {

  /** How often a stopping work is told again to stop: a cancel can fall between two statements. */
  private static final long REPEAT_CANCEL_MILLIS = 100;

  /** How long a work may go on after it was told to stop, before its connections are cut. */
  private static final long ABORT_AFTER_MILLIS = 5_000;

  private Worker() {}

  /** Makes the work stop; called by the waiting thread. */
  interface Stopping {
    void cancel();

    void abort();
  }

  /** The caller was interrupted, and the work ended without a result. */
  static final class StoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    StoppedException(Throwable cause) {
      super("the thread was interrupted", cause);
    }
  }

  /**
   * Runs {@code work} to its end and returns what it returned. The interrupt flag of the calling
   * thread is kept.
   *
   * @throws StoppedException if the caller was interrupted and the work failed therefore
   * @throws Exception what the work threw
   */
  static <T> T call(String name, Callable<T> work, Stopping stopping) throws Exception {
    if (Thread.currentThread().isInterrupted()) {
      throw new StoppedException(new InterruptedException());
    }
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    long stopAsked = 0;
    try {
      while (true) {
        try {
          T result =
              interrupted ? task.get(REPEAT_CANCEL_MILLIS, TimeUnit.MILLISECONDS) : task.get();
          return result;
        } catch (InterruptedException e) {
          if (!interrupted) {
            interrupted = true;
            stopAsked = System.nanoTime();
            thread.interrupt();
          }
          stop(stopping, stopAsked);
        } catch (TimeoutException e) {
          stop(stopping, stopAsked);
        }
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (interrupted) {
        throw new StoppedException(cause);
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw (Exception) cause;
    } finally {
      // The task is done; its thread has only to end.
      if (joinDespiteInterruption(thread) || interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean joinDespiteInterruption(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  private static void stop(Stopping stopping, long stopAsked) {
    if (System.nanoTime() - stopAsked > TimeUnit.MILLISECONDS.toNanos(ABORT_AFTER_MILLIS)) {
      stopping.abort();
    } else {
      stopping.cancel();
    }
  }
}
