package io.neosync.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The primary keys, unique constraints, indexes and foreign keys of a database.
 *
 * @param creations statements that make them, keys before what references them
 * @param drops statements that drop them, in the opposite order
 */
record Definitions(List<String> creations, List<String> drops) {

  private static final String QUERY =
      """
      SELECT create_sql, drop_sql FROM (
        SELECT CASE contype WHEN 'f' THEN 3 ELSE 1 END AS rank, conrelid::regclass AS place, conname AS name,
               format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                 AS create_sql,
               format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop_sql
        FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f')
        UNION ALL
        SELECT 2, indrelid::regclass, relname, pg_get_indexdef(indexrelid),
               format('DROP INDEX %s', indexrelid::regclass)
        FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
        WHERE relnamespace = 'public'::regnamespace
          AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
      ) AS definition
      ORDER BY rank, place::text, name
      """;

  static Definitions read(Connection connection) throws SQLException {
    List<String> creations = new ArrayList<>();
    List<String> drops = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        creations.add(rows.getString(1));
        drops.add(rows.getString(2));
      }
    }
    Collections.reverse(drops);
    return new Definitions(List.copyOf(creations), List.copyOf(drops));
  }
}
