package io.neosync.contract.postgres.compare;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the sequences of some schemas stand, a line for each: its last value, and whether that was
 * handed out already.
 *
 * @param lines sorted
 */
public record SequenceValues(List<String> lines) {

  private static final String SEQUENCES =
      """
      SELECT format('%I.%I', n.nspname, c.relname)
      FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE c.relkind = 'S' AND n.nspname = ANY (?)
      """;

  /** Copies the lines. */
  public SequenceValues {
    lines = List.copyOf(lines);
  }

  /**
   * Reads the sequences without moving them. The connection's transaction and settings are as
   * before afterwards.
   *
   * @param schemas names without quotes
   * @throws SQLException if a sequence cannot be read
   */
  public static SequenceValues of(Connection connection, String... schemas) throws SQLException {
    return PinnedSession.read(
        connection,
        pinned -> {
          List<String> lines = new ArrayList<>();
          for (String name : names(pinned, schemas)) {
            lines.add(name + " " + value(pinned, name));
          }
          lines.sort(Comparator.naturalOrder());
          return new SequenceValues(lines);
        });
  }

  private static List<String> names(Connection connection, String... schemas) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SEQUENCES)) {
      statement.setArray(1, connection.createArrayOf("text", schemas));
      List<String> names = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      return names;
    }
  }

  private static String value(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT last_value, is_called FROM " + name)) {
      row.next();
      return row.getLong(1) + (row.getBoolean(2) ? " called" : " not called");
    }
  }

  /**
   * Lines that only this one has after {@code -}, lines that only the other has after {@code +}.
   */
  public List<String> differences(SequenceValues other) {
    return LineDiff.of(lines, other.lines);
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
