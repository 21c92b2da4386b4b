package io.neosync.jdbc.subset;

import java.sql.SQLException;
import java.util.function.Consumer;

/** Has a server plan a query that contains an author's condition, without executing it. */
@FunctionalInterface
public interface Explain {

  /**
   * @param rejected takes the server's own words if it does not accept the query
   * @return about how many rows the query yields; -1 if it was rejected
   * @throws SQLException if the server cannot be asked
   */
  long rows(String query, Consumer<String> rejected) throws SQLException;
}
