package io.neosync.contract.postgres;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * A server that accepts connections.
 *
 * @param origin where it came from, without credentials
 * @param address JDBC URL up to the database's name
 * @param parameters what follows the database's name in the URL, without credentials; may be empty
 * @param database one to administer from
 * @param user may create databases
 * @param password may be empty
 * @param stop stops the server if we started it; may be run again
 */
record RunningPostgres(
    String origin,
    String address,
    String parameters,
    String database,
    String user,
    String password,
    Runnable stop) {

  String url(String databaseName) {
    return address + databaseName + parameters;
  }

  PGSimpleDataSource dataSource(String databaseName) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
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
