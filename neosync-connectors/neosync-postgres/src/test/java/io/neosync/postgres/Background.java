package io.neosync.postgres;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A call in a thread of its own, for a test to watch and to interrupt. */
final class Background {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FutureTask<Boolean> task;
  private final Thread thread;
  private volatile @Nullable Throwable thrown;

  private Background(Callable<?> call) {
    task =
        new FutureTask<>(
            () -> {
              try {
                call.call();
              } catch (Throwable e) {
                thrown = e;
              }
              return Thread.currentThread().isInterrupted();
            });
    thread = new Thread(task, "background");
    thread.start();
  }

  static Background start(Callable<?> call) {
    return new Background(call);
  }

  /** Interrupts the thread, and returns how long the call went on. */
  Duration interrupt() throws Exception {
    long since = System.nanoTime();
    thread.interrupt();
    task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** Waits for the end, and returns whether the thread's interrupt flag was set then. */
  boolean interrupted() throws Exception {
    return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** What the call threw; null when it returned. */
  @Nullable Throwable thrown() throws Exception {
    task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return thrown;
  }

  /** Waits until something is so. */
  static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not so after " + PATIENCE);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
