package io.neosync.mongodb;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that call the driver. A call that waits for a server does not notice an interruption; a
 * thread that waits for a lane does.
 */
final class Lanes {

  /** How long what is under way at the end may take to finish, and then to stop. */
  private static final long PATIENCE_SECONDS = 5;

  private final ExecutorService threads;

  Lanes(String name, int count) {
    AtomicInteger number = new AtomicInteger();
    threads =
        Executors.newFixedThreadPool(
            count,
            work -> {
              Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  <T> Future<T> submit(Callable<T> call) {
    return threads.submit(call);
  }

  /** For work that keeps its own failures. */
  void execute(Runnable work) {
    threads.execute(work);
  }

  /** Calls and waits; what the driver throws comes without values. */
  <T> T call(Callable<T> call) throws Exception {
    return result(submit(call));
  }

  static <T> T result(Future<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? MongoErrors.redacted(cause) : e;
    }
  }

  /** Takes no more, and interrupts what is under way. */
  void interrupt() {
    threads.shutdownNow();
  }

  /** Takes no more, and waits for what is under way; where that does not end, as {@link #stop}. */
  void finish() {
    threads.shutdown();
    if (!ended()) {
      stop();
    }
  }

  /**
   * Takes no more, and interrupts what is under way. A call that not even this ends is left to the
   * end of its connection.
   */
  void stop() {
    interrupt();
    ended();
  }

  /** Waits for the threads to end, also in a thread that is interrupted. */
  private boolean ended() {
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (true) {
        try {
          return threads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
