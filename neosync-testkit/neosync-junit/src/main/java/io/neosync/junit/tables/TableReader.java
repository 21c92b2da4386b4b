package io.neosync.junit.tables;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads tables with SQL. */
record TableReader(DataSource dataSource) implements Reading {

  @Override
  public List<String> brokenForeignKeys(@Nullable String table) {
    return ForeignKeyCheck.of(dataSource, table);
  }

  @Override
  public List<Map<String, @Nullable Object>> rows(String table, List<String> order) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      Names names = new Names(connection);
      String sql = "select * from " + names.table(table);
      if (!order.isEmpty()) {
        sql += " order by " + String.join(", ", order.stream().map(names::quoted).toList());
      }
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      boolean mySql = MySqlValues.areOf(connection);
      Values values = mySql ? MySqlValues::value : TableReader::value;
      try (MySqlValues.Before before = mySql ? MySqlValues.utc(connection) : () -> {};
          ResultSet result = statement.executeQuery(sql)) {
        while (result.next()) {
          if (rows.size() == MOST_ROWS) {
            throw new AssertionError(
                "table "
                    + table
                    + " has more than "
                    + MOST_ROWS
                    + " rows; assert on a view of a part of it");
          }
          rows.add(row(result, values));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError("table " + table + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads a value as one that {@link Comparison} knows. */
  private interface Values {
    @Nullable Object read(ResultSet result, int column, String type) throws SQLException;
  }

  private static Map<String, @Nullable Object> row(ResultSet result, Values values)
      throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      row.put(columns.getColumnLabel(i), values.read(result, i, columns.getColumnTypeName(i)));
    }
    return row;
  }

  static @Nullable Object value(ResultSet result, int column, String type) throws SQLException {
    if (type.equalsIgnoreCase("json") || type.equalsIgnoreCase("jsonb")) {
      String json = result.getString(column);
      return json == null ? null : new JsonText(json);
    }
    if (type.equals("timestamptz")) {
      String text = result.getString(column);
      return text == null || text.contains("infinity")
          ? text
          : result.getObject(column, java.time.OffsetDateTime.class);
    }
    Object value = result.getObject(column);
    if (value instanceof Array array) {
      return list((Object[]) array.getArray());
    }
    if (value instanceof Blob blob) {
      return blob.getBytes(1, (int) blob.length());
    }
    if (value instanceof Clob clob) {
      return clob.getSubString(1, (int) clob.length());
    }
    return value == null ? null : Comparison.plain(value);
  }

  private static List<@Nullable Object> list(@Nullable Object[] array) {
    List<@Nullable Object> list = new ArrayList<>();
    for (Object element : array) {
      list.add(
          element instanceof Object[] inner
              ? list(inner)
              : element == null ? null : Comparison.plain(element));
    }
    return list;
  }

  /** A text that is JSON. */
  record JsonText(String text) {
    @Override
    public String toString() {
      return text;
    }
  }
}
