package io.neosync.jdbc.written;

/**
 * A value written by hand cannot be stored in a column; the message says why, without the value.
 */
public final class Unfit extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason goes on after the value's kind: "is no number"
   */
  public Unfit(String reason) {
    super(reason, null, false, false);
  }
}
