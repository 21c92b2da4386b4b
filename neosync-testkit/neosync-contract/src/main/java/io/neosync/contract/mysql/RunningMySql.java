package io.neosync.contract.mysql;

import com.mysql.cj.jdbc.MysqlDataSource;

/**
 * A server that accepts connections.
 *
 * @param origin where it came from, without credentials
 * @param address JDBC URL up to the database's name
 * @param user may do anything
 * @param password may be empty
 * @param stop stops the server if we started it; may be run again
 */
record RunningMySql(String origin, String address, String user, String password, Runnable stop) {

  /** With values as they are stored: no cursor, no zero date turned into an error or NULL. */
  private static final String PARAMETERS =
      "?allowPublicKeyRetrieval=true&sslMode=PREFERRED&characterEncoding=UTF-8"
          + "&zeroDateTimeBehavior=EXCEPTION&noDatetimeStringSync=true&yearIsDateType=false"
          + "&tinyInt1isBit=false&allowMultiQueries=true&allowLoadLocalInfile=true";

  String url(String databaseName) {
    return address + databaseName + PARAMETERS;
  }

  MysqlDataSource dataSource(String databaseName) {
    MysqlDataSource dataSource = new MysqlDataSource();
    dataSource.setUrl(url(databaseName));
    dataSource.setUser(user);
    dataSource.setPassword(password);
    return dataSource;
  }

  @Override
  public String toString() {
    return origin;
  }
}
