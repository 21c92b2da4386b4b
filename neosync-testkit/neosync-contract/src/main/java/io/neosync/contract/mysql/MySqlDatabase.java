package io.neosync.contract.mysql;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.neosync.contract.sql.SqlDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/** A database of one test's own on a {@link MySqlServer}. */
public final class MySqlDatabase extends SqlDatabase {

  private final MySqlServer server;

  MySqlDatabase(MySqlServer server, String name) {
    super(name);
    this.server = server;
  }

  public MySqlServer server() {
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
  public MysqlDataSource dataSource() {
    return server.dataSource(name());
  }

  /**
   * What came over the wire, as the server writes it, bytes in hexadecimal: the driver's own
   * conversions would hide differences.
   */
  @Override
  protected String cell(ResultSet rows, int column) throws SQLException {
    byte[] bytes = rows.getBytes(column);
    if (bytes == null) {
      return "NULL";
    }
    return switch (rows.getMetaData().getColumnType(column)) {
      case java.sql.Types.BINARY,
          java.sql.Types.VARBINARY,
          java.sql.Types.LONGVARBINARY,
          java.sql.Types.BIT ->
          HexFormat.of().formatHex(bytes);
      default -> new String(bytes, StandardCharsets.UTF_8);
    };
  }

  @Override
  public void close() throws SQLException {
    server.dropDatabase(name());
  }
}
