package io.neosync.spi;

import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects everything that stands in the way of a sync, so that its author hears of all of it at
 * once. Not thread-safe.
 */
public final class Problems {

  private final List<String> messages = new ArrayList<>();

  /** Adds a problem; {@code message} says what is wrong and what to do about it. */
  public void add(String message) {
    messages.add(message);
  }

  /** Adds a problem of one table. */
  public void add(TableRef table, String message) {
    messages.add("table " + table + ": " + message);
  }

  public boolean isEmpty() {
    return messages.isEmpty();
  }

  public List<String> messages() {
    return List.copyOf(messages);
  }
}
