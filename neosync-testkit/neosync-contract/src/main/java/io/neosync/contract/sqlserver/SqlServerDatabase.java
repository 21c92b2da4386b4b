package io.neosync.contract.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import io.neosync.contract.sql.SqlDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/** A database of one test's own on a {@link SqlServerInstance}. */
public final class SqlServerDatabase extends SqlDatabase {

  private final SqlServerInstance server;

  SqlServerDatabase(SqlServerInstance server, String name) {
    super(name);
    this.server = server;
  }

  public SqlServerInstance server() {
    return server;
  }

  @Override
  public String url() {
    return server.url(name());
  }

  @Override
  public String user() {
    return server.user();
  }

  @Override
  public String password() {
    return server.password();
  }

  @Override
  public SQLServerDataSource dataSource() {
    return server.dataSource(name());
  }

  /** As the driver writes it, bytes in hexadecimal. */
  @Override
  protected String cell(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    return value instanceof byte[] bytes
        ? HexFormat.of().formatHex(bytes)
        : value == null ? "NULL" : String.valueOf(rows.getString(column));
  }

  /** Drops all tables, which is faster than another database. */
  public void clear() throws SQLException {
    for (String statement :
        queryStrings(
            """
            SELECT CONCAT('ALTER TABLE ', QUOTENAME(s.name), '.', QUOTENAME(t.name),
              ' DROP CONSTRAINT ', QUOTENAME(f.name))
            FROM sys.foreign_keys AS f JOIN sys.tables AS t ON t.object_id = f.parent_object_id
            JOIN sys.schemas AS s ON s.schema_id = t.schema_id
            """)) {
      execute(statement);
    }
    for (String statement :
        queryStrings(
            """
            SELECT CONCAT('DROP TABLE ', QUOTENAME(s.name), '.', QUOTENAME(t.name))
            FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id
            """)) {
      execute(statement);
    }
  }

  @Override
  public void close() throws SQLException {
    server.dropDatabase(name());
  }
}
