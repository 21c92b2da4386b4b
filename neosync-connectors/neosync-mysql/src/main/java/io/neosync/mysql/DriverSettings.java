package io.neosync.mysql;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcStatement;
import io.neosync.jdbc.RowStream;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the driver is told for as long as a connection is ours, and what it did before. Apart from
 * the moment in which a stream is sent, no server gets to read a file of this machine through us.
 */
final class DriverSettings implements RowStream.Streaming {

  private final RuntimeProperty<Boolean> localData;
  private final RuntimeProperty<Integer> streamTimeout;
  private final boolean localDataBefore;
  private final int streamTimeoutBefore;
  private final boolean allowsLocalData;

  private DriverSettings(JdbcConnection connection) {
    localData = connection.getPropertySet().getBooleanProperty(PropertyKey.allowLoadLocalInfile);
    streamTimeout =
        connection.getPropertySet().getIntegerProperty(PropertyKey.netTimeoutForStreamingResults);
    localDataBefore = localData.getValue();
    streamTimeoutBefore = streamTimeout.getValue();
    // Only where one of them was set did the connection begin with this ability.
    allowsLocalData =
        localDataBefore
            || connection
                .getPropertySet()
                .getStringProperty(PropertyKey.allowLoadLocalInfileInPath)
                .isExplicitlySet();
  }

  static DriverSettings set(Connection connection) throws SQLException {
    DriverSettings settings = new DriverSettings(connection.unwrap(JdbcConnection.class));
    settings.streamTimeout.setValue(0);
    settings.localData.setValue(false);
    return settings;
  }

  /** Whether the connection can send data for LOAD DATA LOCAL. */
  boolean allowsLocalData() {
    return allowsLocalData;
  }

  /** Runs a LOAD DATA LOCAL that reads this stream, and returns how many rows were stored. */
  long load(Statement statement, String sql, InputStream data) throws SQLException {
    JdbcStatement driver = statement.unwrap(JdbcStatement.class);
    driver.setLocalInfileInputStream(data);
    localData.setValue(true);
    try {
      return statement.executeLargeUpdate(sql);
    } finally {
      localData.setValue(false);
      driver.setLocalInfileInputStream(null);
    }
  }

  @Override
  public void prepare(Statement statement) throws SQLException {
    statement.setFetchSize(Integer.MIN_VALUE);
  }

  /** Without this, all rows would have to be read. */
  @Override
  public void stop(Statement statement, ResultSet rows) throws SQLException {
    killQuery(statement);
    while (rows.next()) {
      // What was under way when the server heard of it.
    }
  }

  @Override
  public boolean connectionLost(SQLException e) {
    return MySqlErrors.connectionLost(e);
  }

  /** Ends a query whose rows are still coming, which the driver believes to have been executed. */
  void killQuery(Statement statement) throws SQLException {
    statement.unwrap(JdbcStatement.class).getStatementExecuting().set(true);
    statement.cancel();
  }

  void restore() {
    localData.setValue(localDataBefore);
    streamTimeout.setValue(streamTimeoutBefore);
  }
}
