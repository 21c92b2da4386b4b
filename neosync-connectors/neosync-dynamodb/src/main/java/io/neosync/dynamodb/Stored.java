package io.neosync.dynamodb;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what became of the items of one table. Thread-safe. */
final class Stored {

  private final AtomicLong items = new AtomicLong();
  private final AtomicLong unknown = new AtomicLong();

  /** The service confirmed these, or took later items with their keys in their place. */
  void confirm(long count) {
    items.addAndGet(count);
  }

  /** These were sent, and there is no answer. */
  void lose(long count) {
    unknown.addAndGet(count);
  }

  long items() {
    return items.get();
  }

  long unknown() {
    return unknown.get();
  }
}
