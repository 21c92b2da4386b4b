package io.neosync.dynamodb;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * Keeps requests under so many capacity units a second: each takes what it is expected to consume
 * before, and settles afterwards what it did consume. At most one second's units may be saved up.
 * Thread-safe; those who wait are served in order.
 */
final class Capacity {

  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final double perSecond;
  private final ReentrantLock turn = new ReentrantLock(true);
  private double balance;
  private long counted = System.nanoTime();

  /**
   * @param unitsPerSecond 0 for no limit
   */
  Capacity(int unitsPerSecond) {
    this.perSecond = unitsPerSecond;
  }

  boolean limited() {
    return perSecond > 0;
  }

  /**
   * Whether the service should say what a request consumed: it matters under a limit alone, and
   * DynamoDB Local spends a third more on a batch when it has to.
   */
  ReturnConsumedCapacity wanted() {
    return limited() ? ReturnConsumedCapacity.TOTAL : ReturnConsumedCapacity.NONE;
  }

  /** Units that one request should not exceed, so that it is no burst. */
  double perRequest() {
    return limited() ? perSecond : Double.MAX_VALUE;
  }

  /** Waits until these units may be consumed. */
  void take(double units) throws InterruptedException {
    if (!limited()) {
      return;
    }
    turn.lockInterruptibly();
    try {
      for (long nanos = tryTake(units); nanos > 0; nanos = tryTake(units)) {
        TimeUnit.NANOSECONDS.sleep(nanos);
      }
    } finally {
      turn.unlock();
    }
  }

  /** Takes the units, or says how long to wait. */
  private synchronized long tryTake(double units) {
    long now = System.nanoTime();
    balance = Math.min(perSecond, balance + (now - counted) / NANOS * perSecond);
    counted = now;
    // Who needs more than can be saved up goes into debt, for the next one to wait out.
    double needed = Math.min(units, perSecond);
    if (balance < needed) {
      return (long) Math.ceil((needed - balance) / perSecond * NANOS);
    }
    balance -= units;
    return 0;
  }

  /** A request took {@code expected} units and consumed {@code consumed}. */
  synchronized void settle(double expected, double consumed) {
    balance += expected - consumed;
  }
}
