package io.neosync.contract;

/** The types of the contract's columns. An engine's tests choose its own type for each. */
public enum TestType {
  /** Integers of 32 bits; values are {@link Integer}. */
  INTEGER,
  /** Integers of 64 bits; values are {@link Long}. */
  LONG,
  /**
   * Exact numbers with 20 digits before the point and 10 after it: {@link java.math.BigDecimal}.
   */
  DECIMAL,
  /** Text of at most 100 characters, which may be a key; values are {@link String}. */
  NAME,
  /** Text of any length; values are {@link String}. */
  TEXT,
  /** Bytes, however many; values are {@code byte[]}. */
  BINARY
}
