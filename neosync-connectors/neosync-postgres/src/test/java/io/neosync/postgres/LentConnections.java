package io.neosync.postgres;

import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.postgres.leak.Leftovers;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A caller's pool of one connection, which sees what state the connection comes back in. A second
 * borrower is refused. Closing closes the connection.
 */
final class LentConnections implements DataSource, AutoCloseable {

  private final Connection connection;
  private final List<String> found = new ArrayList<>();
  private final List<String> statements = new CopyOnWriteArrayList<>();
  private boolean lent;
  private int times;

  /**
   * @param settings run on the connection before it is ever lent
   */
  LentConnections(TestDatabase database, String settings) throws SQLException {
    connection = database.connection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(settings);
    }
  }

  /** What was found wrong with the connection whenever it came back, and whether it did. */
  synchronized List<String> found() {
    List<String> all = new ArrayList<>(found);
    if (lent) {
      all.add("not given back");
    }
    return all;
  }

  /** How often the connection was lent. */
  synchronized int times() {
    return times;
  }

  /** The connection itself. */
  Connection own() {
    return connection;
  }

  @Override
  public synchronized Connection getConnection() throws SQLException {
    if (lent) {
      throw new SQLException("the pool's one connection is lent already");
    }
    lent = true;
    times++;
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                giveBack();
                return null;
              }
              try {
                Object result = method.invoke(connection, arguments);
                return result instanceof Statement statement && arguments == null
                    ? recording(statement)
                    : result;
              } catch (java.lang.reflect.InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Statement recording(Statement statement) {
    return (Statement)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Statement.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("execute")) {
                statements.add(String.valueOf(arguments[0]));
              }
              try {
                return method.invoke(statement, arguments);
              } catch (java.lang.reflect.InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** What was executed without parameters. */
  List<String> statements() {
    return List.copyOf(statements);
  }

  void forgetStatements() {
    statements.clear();
  }

  private synchronized void giveBack() throws SQLException {
    if (lent) {
      lent = false;
      found.addAll(Leftovers.in(connection));
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
