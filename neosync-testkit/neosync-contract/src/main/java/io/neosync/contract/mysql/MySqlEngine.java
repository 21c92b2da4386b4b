package io.neosync.contract.mysql;

/** The two engines that the MySQL connector serves, and where their servers come from. */
public enum MySqlEngine {
  /** MySQL 8. */
  MYSQL("MySQL", "NEOSYNC_TEST_MYSQL_URL"),
  /** MariaDB 11. */
  MARIADB("MariaDB", "NEOSYNC_TEST_MARIADB_URL");

  private final String label;
  private final String variable;

  MySqlEngine(String label, String variable) {
    this.label = label;
    this.variable = variable;
  }

  /**
   * Environment variable with the JDBC URL, user and password included, of a server on which the
   * user may do anything.
   */
  public String variable() {
    return variable;
  }

  /** The product's name. */
  @Override
  public String toString() {
    return label;
  }
}
