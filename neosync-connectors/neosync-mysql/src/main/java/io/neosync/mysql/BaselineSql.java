package io.neosync.mysql;

import io.neosync.mysql.MySqlType.Kind;
import io.neosync.schema.Column;
import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Queries that tell what tables hold, in few words: a number of rows, and a sum of their hashes, in
 * which the order of rows does not matter and equal rows count each.
 */
final class BaselineSql {

  /** Values that may be long are hashed by themselves: statements have a greatest length. */
  private static final Set<Kind> LONG = Set.of(Kind.TEXT, Kind.BLOB, Kind.JSON, Kind.GEOMETRY);

  /** Hexadecimal digits of a hash that are summed; more would not fit 64 bits. */
  private static final int DIGITS = 15;

  private BaselineSql() {}

  /** The columns that are remembered: those that rows are written with. */
  static List<Column> columns(Relation relation) {
    return relation.table().columns().stream().filter(column -> !column.generated()).toList();
  }

  /** All rows, as {@link TextRows} reads them. */
  static String rows(Relation relation) {
    return "SELECT %s FROM %s"
        .formatted(
            columns(relation).stream().map(SourceSql::value).collect(Collectors.joining(", ")),
            relation.name());
  }

  /** One row for each table, behind its number. */
  static String sums(Collection<Relation> relations) {
    List<String> queries = new ArrayList<>();
    for (Relation relation : relations) {
      // With their numbers, since a server may answer parts of a UNION ALL in any order.
      queries.add(
          "SELECT %d AS number, COUNT(*) AS row_count, %s AS hash_sum FROM %s"
              .formatted(queries.size(), sum(columns(relation)), relation.name()));
    }
    return String.join(" UNION ALL ", queries);
  }

  /**
   * One row, in which only these columns count.
   *
   * @param table the quoted name
   */
  static String sums(String table, Collection<Column> columns) {
    return "SELECT COUNT(*) AS row_count, %s AS hash_sum FROM %s".formatted(sum(columns), table);
  }

  private static String sum(Collection<Column> columns) {
    List<String> parts = new ArrayList<>();
    for (Column column : columns) {
      String value = value(column);
      parts.add("COALESCE(LENGTH(" + value + "), 'null')");
      parts.add("CAST(" + value + " AS BINARY)");
    }
    return parts.isEmpty() ? "''" : sumOfHashes(parts);
  }

  private static String sumOfHashes(List<String> parts) {
    return "CAST(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('/', %s), 256), %d), 16, 10) AS UNSIGNED)) AS CHAR)"
        .formatted(String.join(", ", parts), DIGITS);
  }

  private static String value(Column column) {
    String name = MySqlSql.name(column.name());
    Kind kind = Relation.type(column).kind();
    if (kind == Kind.FLOAT || kind == Kind.DOUBLE) {
      return "(" + SourceSql.value(column) + ")";
    }
    return LONG.contains(kind) || kind == Kind.OPAQUE ? "SHA2(" + name + ", 256)" : name;
  }

  /** Everything whose change would make the remembered rows those of other tables. */
  static String definitions(List<String> schemas) {
    return """
    SELECT %s FROM information_schema.COLUMNS c
    JOIN information_schema.TABLES t
      ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
    WHERE c.TABLE_SCHEMA IN (%s) AND t.TABLE_TYPE = 'BASE TABLE'\
    """
        .formatted(
            sumOfHashes(
                List.of(
                    "c.TABLE_SCHEMA",
                    "c.TABLE_NAME",
                    "c.ORDINAL_POSITION",
                    "c.COLUMN_NAME",
                    "c.COLUMN_TYPE",
                    "COALESCE(c.COLLATION_NAME, '')",
                    "c.EXTRA")),
            literals(schemas));
  }

  /** What each table's AUTO_INCREMENT column gives next. */
  static String counters(List<String> schemas) {
    return """
    SELECT TABLE_SCHEMA, TABLE_NAME, AUTO_INCREMENT FROM information_schema.TABLES
    WHERE TABLE_SCHEMA IN (%s) AND TABLE_TYPE = 'BASE TABLE' AND AUTO_INCREMENT IS NOT NULL\
    """
        .formatted(literals(schemas));
  }

  private static String literals(List<String> schemas) {
    return schemas.stream().map(MySqlLiterals::quoted).collect(Collectors.joining(", "));
  }

  static String setCounter(TableRef table, String next) {
    return "ALTER TABLE %s AUTO_INCREMENT = %s".formatted(MySqlSql.name(table), next);
  }
}
