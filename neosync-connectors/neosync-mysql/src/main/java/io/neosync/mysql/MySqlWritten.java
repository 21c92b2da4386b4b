package io.neosync.mysql;

import io.neosync.jdbc.written.Unfit;
import io.neosync.jdbc.written.WrittenColumn;
import io.neosync.jdbc.written.WrittenDialect;
import io.neosync.jdbc.written.WrittenJson;
import io.neosync.jdbc.written.WrittenTuples;
import io.neosync.mysql.MySqlType.Kind;
import io.neosync.schema.ForeignKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values written by hand, as MySQL takes, judges and compares them. */
record MySqlWritten(Backend backend) implements WrittenDialect<MySqlType> {

  private static final Set<Kind> TEXTS = Set.of(Kind.CHAR, Kind.VARCHAR, Kind.TEXT);

  /** Texts that are judged by one query. */
  private static final int AT_ONCE = 100;

  @Override
  public Class<MySqlType> types() {
    return MySqlType.class;
  }

  @Override
  public String text(Object value, MySqlType type) throws Unfit {
    return WrittenText.key(WrittenText.of(value, type, backend.server()));
  }

  @Override
  public Object stored(Object value, MySqlType type) throws Unfit {
    Object stored = WrittenText.of(value, type, backend.server());
    return type.kind() == Kind.GEOMETRY && stored instanceof String text
        ? new SqlExpression(geometry(MySqlLiterals.quoted(text), type))
        : stored;
  }

  private static String geometry(String text, MySqlType type) {
    return "ST_GeomFromText(%s%s)".formatted(text, type.srid().isEmpty() ? "" : ", " + type.srid());
  }

  @Override
  public boolean serverJudges(WrittenColumn<MySqlType> column) {
    MySqlType type = column.type();
    return switch (type.kind()) {
      case JSON, OTHER -> true;
      case GEOMETRY -> column.cells().stream().anyMatch(cell -> cell.value() instanceof String);
      default -> TEXTS.contains(type.kind()) && !WrittenText.CHARSETS.containsKey(type.charset());
    };
  }

  /** Has the server convert the texts, in queries that store nothing. */
  @Override
  public boolean accepted(WrittenColumn<MySqlType> column, List<String> texts) throws SQLException {
    for (int from = 0; from < texts.size(); from += AT_ONCE) {
      String all =
          texts.subList(from, Math.min(texts.size(), from + AT_ONCE)).stream()
              .map(text -> accepted(MySqlLiterals.quoted(text), column.type()))
              .collect(Collectors.joining(" AND "));
      try {
        if (!backend.query("SELECT " + all, row -> row.getBoolean(1)).get(0)) {
          return false;
        }
      } catch (SQLException e) {
        if (Objects.requireNonNullElse(e.getSQLState(), "").startsWith("22")) {
          return false;
        }
        throw e;
      }
    }
    return true;
  }

  private static String accepted(String text, MySqlType type) {
    return switch (type.kind()) {
      case JSON -> "JSON_VALID(%s)".formatted(text);
      case GEOMETRY -> {
        String geometry = geometry(text, type);
        String kinds =
            type.base().startsWith("geom") && type.base().endsWith("collection")
                ? "'geomcollection', 'geometrycollection'"
                : "'" + type.base() + "'";
        yield type.base().equals("geometry")
            ? geometry + " IS NOT NULL"
            : "COALESCE(LOWER(ST_GeometryType(%s)) IN (%s), FALSE)".formatted(geometry, kinds);
      }
      case OTHER -> "CAST(%s AS %s) IS NOT NULL".formatted(text, type.base());
      default ->
          "CAST(CONVERT(CONVERT(%1$s USING %2$s) USING utf8mb4) AS BINARY) = CAST(%1$s AS BINARY)"
              .formatted(text, type.charset());
    };
  }

  /** Text may be the same to a collation that tells no case or accents apart. */
  @Override
  public List<Twins> twins(WrittenTuples<MySqlType> tuples) throws SQLException {
    boolean exact =
        tuples.columns().stream()
            .allMatch(
                column -> !column.type().text() || column.type().collation().endsWith("_bin"));
    String json = json(tuples);
    if (exact || tooLong(json)) {
      return List.of();
    }
    int width = tuples.columns().size();
    String sql =
        """
        SELECT first, i FROM (
          SELECT i, MIN(i) OVER (PARTITION BY %s) AS first FROM (
            SELECT c.i AS i, %s FROM %s) AS each_row) AS numbered
        WHERE i > first ORDER BY i\
        """
            .formatted(
                each(width, ", ", i -> "k" + i),
                each(width, ", ", i -> typed("c", tuples, i) + " AS k" + i),
                table("c", width));
    return backend.query(sql, row -> new Twins(row.getInt(1) - 1, row.getInt(2) - 1), json);
  }

  @Override
  public List<Integer> lost(
      ForeignKey key,
      WrittenTuples<MySqlType> children,
      WrittenTuples<MySqlType> parents,
      boolean stored)
      throws SQLException {
    int width = key.columns().size();
    List<Object> arguments = new ArrayList<>(List.of(json(children)));
    String sql = "SELECT c.i FROM " + table("c", width) + " WHERE TRUE";
    if (!parents.rows().isEmpty()) {
      arguments.add(json(parents));
      sql +=
          " AND (%s) NOT IN (SELECT %s FROM %s)"
              .formatted(
                  each(width, ", ", i -> typed("c", children, i)),
                  each(width, ", ", i -> typed("p", parents, i)),
                  table("p", width));
    }
    if (stored) {
      sql +=
          " AND NOT EXISTS (SELECT 1 FROM %s AS r WHERE %s)"
              .formatted(
                  MySqlSql.name(key.referenced()),
                  each(
                      width,
                      " AND ",
                      i ->
                          "r.%s = %s"
                              .formatted(
                                  MySqlSql.name(key.referencedColumns().get(i)),
                                  typed("c", children, i))));
    }
    return tooLong(arguments.toString())
        ? List.of()
        : backend.query(sql + " ORDER BY c.i", row -> row.getInt(1) - 1, arguments.toArray());
  }

  private static String json(WrittenTuples<MySqlType> tuples) throws SQLException {
    try {
      return WrittenJson.of(tuples.texts());
    } catch (Unfit e) {
      throw new SQLException("texts cannot be compared", e);
    }
  }

  /** Quoted and encoded, a text is longer. The end of the load will tell of what is not asked. */
  private boolean tooLong(String text) {
    return text.length() > backend.server().maxPacket() / 4;
  }

  private interface Part {
    String of(int index);
  }

  private static String each(int width, String separator, Part part) {
    return IntStream.range(0, width).mapToObj(part::of).collect(Collectors.joining(separator));
  }

  /** The tuples of a JSON text, numbered. */
  private static String table(String alias, int width) {
    return "JSON_TABLE(?, '$[*]' COLUMNS (i FOR ORDINALITY, %s)) AS %s"
        .formatted(each(width, ", ", i -> "v%1$d LONGTEXT PATH '$[%1$d]'".formatted(i)), alias);
  }

  /** A text as the value that a column would hold. */
  private static String typed(String alias, WrittenTuples<MySqlType> tuples, int index) {
    MySqlType type = tuples.columns().get(index).type();
    String text = alias + ".v" + index;
    return switch (type.kind()) {
      case INTEGER -> "CAST(%s AS %s)".formatted(text, type.unsigned() ? "UNSIGNED" : "SIGNED");
      case BIT, YEAR -> "CAST(%s AS UNSIGNED)".formatted(text);
      case DECIMAL -> "CAST(%s AS DECIMAL(%d, %d))".formatted(text, type.precision(), type.scale());
      case FLOAT, DOUBLE -> text + " + 0e0";
      case DATE -> "CAST(%s AS DATE)".formatted(text);
      case DATETIME, TIMESTAMP -> "CAST(%s AS DATETIME(6))".formatted(text);
      case TIME -> "CAST(%s AS TIME(6))".formatted(text);
      case BINARY, VARBINARY, BLOB, OPAQUE -> "UNHEX(%s)".formatted(text);
      default ->
          type.text()
              ? "CONVERT(%s USING %s) COLLATE %s".formatted(text, type.charset(), type.collation())
              : text;
    };
  }
}
