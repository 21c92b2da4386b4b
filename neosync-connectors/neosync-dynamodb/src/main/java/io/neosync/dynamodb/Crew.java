package io.neosync.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Some threads that work together and end together. */
final class Crew implements AutoCloseable {

  /** How often a thread that is to end is told so: an interruption can get lost in a request. */
  private static final long REPEAT_MILLIS = 100;

  private static final long BRIEF_MILLIS = 2_000;

  private final List<Thread> threads = new ArrayList<>();

  /** Starts a thread for each of the works, which must not throw. */
  Crew(String name, List<? extends Runnable> works) {
    for (Runnable work : works) {
      Thread thread = new Thread(work, name + "-" + (threads.size() + 1));
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  /** Interrupts those who still work. Never throws. */
  void interrupt() {
    threads.forEach(Thread::interrupt);
  }

  /** Waits until all have ended by themselves. */
  void await() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Gives them some time to end by themselves; less when this thread is interrupted. */
  void awaitBriefly() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BRIEF_MILLIS);
    for (Thread thread : threads) {
      long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (millis > 0 && !Thread.currentThread().isInterrupted()) {
        try {
          thread.join(millis);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /** Interrupts those who still work, and returns when all have ended, whatever happens. */
  @Override
  public void close() {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        thread.interrupt();
        try {
          thread.join(REPEAT_MILLIS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
