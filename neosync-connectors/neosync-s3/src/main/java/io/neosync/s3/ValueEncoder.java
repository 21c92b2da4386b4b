package io.neosync.s3;

/** Writes values of one column, or of one kind, as JSON. Thread-safe. */
@FunctionalInterface
interface ValueEncoder {

  /**
   * @throws IllegalArgumentException if the value is of a class that rows do not know; the message
   *     has no value
   */
  void encode(Object value, JsonBuffer to);
}
