package io.neosync.mysql;

/**
 * A value that only an expression of the server gives.
 *
 * @param sql holds no placeholders
 */
record SqlExpression(String sql) {

  /** Nothing of the value: it stays out of logs. */
  @Override
  public String toString() {
    return "expression";
  }
}
