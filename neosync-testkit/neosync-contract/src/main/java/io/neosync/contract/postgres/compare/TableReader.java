package io.neosync.contract.postgres.compare;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one table.
 *
 * @param name qualified and quoted
 * @param columns quoted names, sorted; empty for a table without columns
 */
record TableReader(String name, String columns) {

  private static final String TABLES =
      """
      SELECT format('%I.%I', n.nspname, c.relname),
        coalesce((
          SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C")
          FROM pg_attribute AS a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '')
      FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname = ANY (?)
      """;

  private static final String CHECKSUM =
      """
      SELECT count(*), coalesce(sum(('x' || left(h, 16))::bit(64)::bigint::numeric), 0),
        coalesce(sum(('x' || right(h, 16))::bit(64)::bigint::numeric), 0)
      FROM (SELECT md5(ROW (%s)::text) AS h FROM ONLY %s) AS hashes
      """;

  private static final String ROWS =
      """
      SELECT CASE WHEN length(r) <= 300 THEN r ELSE left(r, 300) || '… md5 ' || md5(r) END
      FROM (SELECT ROW (%s)::text AS r FROM ONLY %s) AS texts
      """;

  static List<TableReader> in(Connection connection, String... schemas) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
      statement.setArray(1, connection.createArrayOf("text", schemas));
      List<TableReader> tables = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          tables.add(new TableReader(rows.getString(1), rows.getString(2)));
        }
      }
      return tables;
    }
  }

  TableContent read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      long count;
      String checksum;
      try (ResultSet row = statement.executeQuery(CHECKSUM.formatted(columns, name))) {
        row.next();
        count = row.getLong(1);
        checksum =
            row.getBigDecimal(2).toBigInteger().toString(36)
                + "/"
                + row.getBigDecimal(3).toBigInteger().toString(36);
      }
      List<String> rows = new ArrayList<>();
      if (count <= TableContent.FEW) {
        try (ResultSet texts = statement.executeQuery(ROWS.formatted(columns, name))) {
          while (texts.next()) {
            rows.add(texts.getString(1));
          }
        }
      }
      return new TableContent(name, columns, count, checksum, rows);
    }
  }
}
