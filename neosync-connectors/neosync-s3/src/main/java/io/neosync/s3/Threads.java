package io.neosync.s3;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of a session: they have its name, and none outlives it. */
final class Threads {

  private Threads() {}

  /** As many as there are processors to use, within reason. */
  static int forProcessors() {
    return Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));
  }

  static ThreadPoolExecutor of(String work, int count) {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        count,
        count,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        task -> {
          Thread thread = new Thread(task, "neosync-s3-" + work + "-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Begins nothing more, and leaves what goes on so long to end by itself. */
  static void end(ThreadPoolExecutor threads, Duration patience) {
    threads.shutdown();
    threads.getQueue().clear();
    try {
      if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        end(threads);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(threads);
    }
  }

  /** Interrupts what still works, and returns when all have ended, whatever happens. */
  static void end(ExecutorService threads) {
    boolean interrupted = false;
    threads.shutdownNow();
    while (true) {
      try {
        if (threads.awaitTermination(100, TimeUnit.MILLISECONDS)) {
          break;
        }
        // An interruption can get lost in a request.
        threads.shutdownNow();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
