package io.neosync.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.AutoSave;

/**
 * What a transaction of ours sets, all of it local to the transaction; and what the connection came
 * with.
 *
 * @param searchPath where the connection's owner wants names looked up
 * @param currentSchema the first schema of that path that exists; empty if there is none
 */
record TransactionSettings(String searchPath, String currentSchema) {

  /**
   * Settings under which values have one exact text, nothing is hidden and nothing times out. To
   * compile the query of a subset costs seconds and gains nothing: the server overrates recursion.
   * Joined with pg_settings since some exist in later versions only.
   */
  private static final String SETTINGS =
      """
      select set_config(s.name, v.value, true)
      from (values ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'),
        ('extra_float_digits', '3'), ('bytea_output', 'hex'), ('lc_monetary', 'C'),
        ('xmloption', 'content'), ('standard_conforming_strings', 'on'), ('row_security', 'off'),
        ('statement_timeout', '0'), ('transaction_timeout', '0'),
        ('idle_in_transaction_session_timeout', '0'), ('default_tablespace', ''),
        ('synchronize_seqscans', 'off'), ('jit', 'off')) v(name, value)
      join pg_catalog.pg_settings s on lower(s.name) = v.name
      """;

  static final String QUALIFY_NAMES = "set local search_path = pg_catalog";

  /**
   * How the driver treats transactions. With savepoints of its own, rows would carry the numbers of
   * those instead of the transaction's.
   */
  record Manner(boolean autoCommit, AutoSave autosave) {

    static final Manner OURS = new Manner(false, AutoSave.NEVER);

    static Manner of(Connection connection) throws SQLException {
      return new Manner(
          connection.getAutoCommit(), connection.unwrap(PGConnection.class).getAutosave());
    }

    void apply(Connection connection) throws SQLException {
      connection.setAutoCommit(autoCommit);
      connection.unwrap(PGConnection.class).setAutosave(autosave);
    }
  }

  /**
   * Begins a transaction. All in one round trip: looks up what the connection came with, and sets
   * what is ours.
   *
   * @param begin statements that must be the first of the transaction; may be empty
   */
  static TransactionSettings begin(Connection connection, String begin) throws SQLException {
    String first = begin.isEmpty() ? "" : begin + ";\n";
    String own = "select current_setting('search_path'), current_schema();\n";
    try (Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(first + own + SETTINGS + ";\n" + QUALIFY_NAMES);
      while (!rows) {
        rows = statement.getMoreResults();
      }
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        String schema = row.getString(2);
        return new TransactionSettings(row.getString(1), schema == null ? "" : schema);
      }
    }
  }
}
