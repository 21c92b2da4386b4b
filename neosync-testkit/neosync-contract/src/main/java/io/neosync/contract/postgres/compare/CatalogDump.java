package io.neosync.contract.postgres.compare;

import io.neosync.contract.postgres.SqlScript;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * All definitions in some schemas of a PostgreSQL database, a line for each object: types, tables,
 * columns, constraints, indexes, triggers and whether they fire, sequences, functions, rules,
 * policies, statistics, comments. The extensions of the database too.
 *
 * <p>There are no object numbers in it, nothing that the mere use of a database changes, and
 * neither owners nor grants; so two databases with the same definitions have equal dumps. Where
 * sequences stand is a matter of {@link SequenceValues}.
 *
 * @param lines sorted
 */
public record CatalogDump(List<String> lines) {

  private static final SqlScript QUERY = SqlScript.of(CatalogDump.class, "catalog.sql");

  /** Copies the lines. */
  public CatalogDump {
    lines = List.copyOf(lines);
  }

  /**
   * Reads the definitions. The connection's transaction and settings are as before afterwards.
   *
   * @param schemas names without quotes
   * @throws SQLException if a catalog cannot be read
   */
  public static CatalogDump of(Connection connection, String... schemas) throws SQLException {
    return PinnedSession.read(
        connection,
        pinned -> {
          try (PreparedStatement statement = pinned.prepareStatement(QUERY.text())) {
            statement.setArray(1, pinned.createArrayOf("text", schemas));
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                lines.add(rows.getString(1));
              }
            }
            return new CatalogDump(lines);
          }
        });
  }

  /**
   * Lines that only this one has after {@code -}, lines that only the other has after {@code +}.
   */
  public List<String> differences(CatalogDump other) {
    return LineDiff.of(lines, other.lines);
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
