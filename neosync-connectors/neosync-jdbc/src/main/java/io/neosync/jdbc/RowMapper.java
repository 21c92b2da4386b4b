package io.neosync.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Turns the current row of a result into a value. */
@FunctionalInterface
public interface RowMapper<T> {

  T map(ResultSet row) throws SQLException;

  /** All rows of a result, in order. */
  static <T> List<T> all(ResultSet result, RowMapper<T> mapper) throws SQLException {
    List<T> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(mapper.map(result));
    }
    return rows;
  }
}
