package io.neosync.contract.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerDataSource;

/**
 * A server that accepts connections.
 *
 * @param origin where it came from, without credentials
 * @param url JDBC URL without user, password and database
 * @param user may do anything
 */
record RunningSqlServer(String origin, String url, String user, String password) {

  String url(String databaseName) {
    return url + (url.endsWith(";") ? "" : ";") + "databaseName={" + databaseName + "}";
  }

  SQLServerDataSource dataSource(String databaseName) {
    SQLServerDataSource dataSource = new SQLServerDataSource();
    dataSource.setURL(url(databaseName));
    dataSource.setUser(user);
    dataSource.setPassword(password);
    return dataSource;
  }

  @Override
  public String toString() {
    return origin;
  }
}
