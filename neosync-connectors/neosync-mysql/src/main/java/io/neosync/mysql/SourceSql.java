package io.neosync.mysql;

import io.neosync.jdbc.subset.SubsetQueries;
import io.neosync.jdbc.subset.SubsetSql;
import io.neosync.mysql.MySqlType.Kind;
import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.TableRef;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.KeySet;
import io.neosync.spi.TableTask;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Renders the queries that read a table. */
final class SourceSql {

  private final TableTask task;
  private final TableRef table;
  private final SubsetQueries subset;

  SourceSql(TableTask task, SubsetQueries subset) {
    this.task = task;
    this.table = task.source().ref();
    this.subset = subset;
  }

  /** The query with placeholders, for people. */
  String readable() {
    String columns =
        MySqlSql.names(task.columns().stream().map(each -> each.source().name()).toList());
    return select(columns.isEmpty() ? "1" : columns, subset.readable(), "");
  }

  /** The query that reads rows as {@link LoadText} takes them. */
  String load(Optional<KeySet> rows) {
    return select(columns(SourceSql::asStored), subset.executable(), among(rows));
  }

  /** The query that reads rows as values; text comes in UTF-8. */
  String values(Optional<KeySet> rows) {
    return select(columns(SourceSql::asUnicode), subset.executable(), among(rows));
  }

  /** The same for the rows of a range, as {@link KeyRanges} gives it. */
  String values(String range) {
    return select(columns(SourceSql::asUnicode), subset.executable(), range);
  }

  /** What {@link KeySql#bits} counts. */
  String keys(Key key) {
    return task.restricted()
        ? "(" + select(MySqlSql.names(key.columns()), subset.executable(), "") + "\n) AS kept"
        : MySqlSql.name(table);
  }

  private static String among(Optional<KeySet> rows) {
    return rows.map(KeySql::among).orElse("");
  }

  private String select(String columns, SubsetSql restriction, String among) {
    if (task.restricted()) {
      return restriction.select(table, columns, among);
    }
    return "SELECT "
        + columns
        + " FROM "
        + MySqlSql.name(table)
        + (among.isEmpty() ? "" : " WHERE " + among);
  }

  /** The columns, or one value where none is carried. */
  private String columns(Function<ColumnMapping, String> column) {
    return task.columns().isEmpty()
        ? "1"
        : task.columns().stream().map(column).collect(Collectors.joining(", "));
  }

  private static String asStored(ColumnMapping mapping) {
    String name = MySqlSql.name(mapping.source().name());
    MySqlType from = Relation.type(mapping.source());
    String charset = Relation.type(mapping.destination()).charset();
    return from.text() && !charset.isEmpty() && !charset.equals(from.charset())
        ? "CONVERT(" + name + " USING " + charset + ")"
        : exactly(from, name);
  }

  private static String asUnicode(ColumnMapping mapping) {
    return value(mapping.source());
  }

  /** A column as it can be read without loss; text comes in UTF-8. */
  static String value(Column column) {
    return value(Relation.type(column), MySqlSql.name(column.name()));
  }

  /** The same of an expression with values of the type. */
  static String value(MySqlType type, String expression) {
    return type.text() && !type.charset().equals("utf8mb4")
        ? "CONVERT(" + expression + " USING utf8mb4)"
        : exactly(type, expression);
  }

  /**
   * A FLOAT, and what has digits after the point, is rounded on its way out unless it is a DOUBLE.
   */
  private static String exactly(MySqlType type, String name) {
    boolean rounded =
        type.kind() == Kind.FLOAT || (type.kind() == Kind.DOUBLE && type.scale() >= 0);
    return rounded ? name + " * 1e0" : name;
  }
}
