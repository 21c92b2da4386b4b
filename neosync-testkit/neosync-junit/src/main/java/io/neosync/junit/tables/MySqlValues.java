package io.neosync.junit.tables;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Values of MySQL and MariaDB, whose drivers take small numbers for truth values, years for dates,
 * and lengths of time for times of a day.
 */
final class MySqlValues {

  private MySqlValues() {}

  static boolean areOf(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return product.equals("MySQL") || product.equals("MariaDB");
  }

  /** What a session was, to be put back. */
  interface Before extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  /** Lets the session write moments in UTC, until what this returns is closed. */
  static Before utc(Connection connection) throws SQLException {
    String zone;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@session.time_zone")) {
      row.next();
      zone = row.getString(1);
    }
    zone(connection, "+00:00");
    return () -> zone(connection, zone);
  }

  private static void zone(Connection connection, String zone) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION time_zone = '" + zone + "'");
    }
  }

  static @Nullable Object value(ResultSet result, int column, String type) throws SQLException {
    if (type.startsWith("YEAR")) {
      long year = result.getLong(column);
      return result.wasNull() ? null : BigDecimal.valueOf(year);
    }
    if (type.equals("TIME")) {
      String time = result.getString(column);
      return time == null ? null : time(time);
    }
    if (type.equals("TIMESTAMP")) {
      byte[] text = result.getBytes(column);
      return text == null ? null : moment(new String(text, StandardCharsets.US_ASCII));
    }
    Object value = result.getObject(column);
    if (value instanceof Boolean) {
      return BigDecimal.valueOf(result.getLong(column));
    }
    if (value instanceof byte[] bytes && type.startsWith("BIT")) {
      return new BigDecimal(new BigInteger(1, bytes));
    }
    return TableReader.value(result, column, type);
  }

  /** The driver would believe that the session has the time zone of this machine. */
  private static Object moment(String text) {
    try {
      return LocalDateTime.parse(text.replace(' ', 'T')).atOffset(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return text;
    }
  }

  private static Object time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      return text;
    }
  }
}
