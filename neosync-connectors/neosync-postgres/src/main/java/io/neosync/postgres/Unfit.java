package io.neosync.postgres;

/**
 * A value written by hand cannot be stored in a column; the message says why, without the value.
 */
final class Unfit extends Exception {

  private static final long serialVersionUID = 1L;

  Unfit(String reason) {
    super(reason, null, false, false);
  }
}
