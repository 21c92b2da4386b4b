package io.neosync.sqlserver;

import com.microsoft.sqlserver.jdbc.ISQLServerStatement;
import io.neosync.jdbc.RowStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Rows one by one, as Microsoft's driver reads them. */
final class Streaming implements RowStream.Streaming {

  @Override
  public void prepare(Statement statement) throws SQLException {
    statement.unwrap(ISQLServerStatement.class).setResponseBuffering("adaptive");
  }

  /**
   * The server is told to stop; otherwise all rows that are still to come would be read and thrown
   * away.
   */
  @Override
  public void stop(Statement statement, ResultSet rows) throws SQLException {
    statement.cancel();
  }

  @Override
  public boolean connectionLost(SQLException e) {
    return SqlServerErrors.connectionLost(e);
  }
}
