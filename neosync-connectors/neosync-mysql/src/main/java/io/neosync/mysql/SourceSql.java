package io.neosync.mysql;

import io.neosync.jdbc.SqlRenderer;
import io.neosync.mysql.MySqlType.Kind;
import io.neosync.schema.Key;
import io.neosync.schema.TableRef;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.Condition;
import io.neosync.spi.KeySet;
import io.neosync.spi.RowFilter;
import io.neosync.spi.TableTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Renders the queries that read a table. */
final class SourceSql {

  private final TableTask task;
  private final TableRef table;

  SourceSql(TableTask task) {
    this.task = task;
    this.table = task.source().ref();
  }

  /** The conditions of the table itself; empty where its rows depend on other tables too. */
  Optional<List<Condition>> conditions() {
    List<Condition> conditions = new ArrayList<>();
    return task.subset().rows(table).stream().allMatch(rows -> collect(rows.filter(), conditions))
        ? Optional.of(conditions)
        : Optional.empty();
  }

  private static boolean collect(RowFilter filter, List<Condition> conditions) {
    if (filter instanceof RowFilter.Native own) {
      return conditions.add(own.condition());
    }
    return filter instanceof RowFilter.AllOf all
        && all.filters().stream().allMatch(each -> collect(each, conditions));
  }

  /** The query with placeholders, for people. */
  String readable() {
    String columns =
        MySqlSql.names(task.columns().stream().map(each -> each.source().name()).toList());
    return select(columns.isEmpty() ? "1" : columns, where(SqlRenderer::readable, ""));
  }

  /** The query that reads rows as {@link LoadText} takes them. */
  String load(Optional<KeySet> rows) {
    return select(columns(SourceSql::asStored), where(MySqlLiterals::inlined, among(rows)));
  }

  /** The query that reads rows as values; text comes in UTF-8. */
  String values(Optional<KeySet> rows) {
    return select(columns(SourceSql::asUnicode), where(MySqlLiterals::inlined, among(rows)));
  }

  /** A query with the table's conditions that yields no values. */
  String check() {
    return select("1", where(MySqlLiterals::inlined, ""));
  }

  /** What {@link KeySql#bits} counts. */
  String keys(Key key) {
    return task.restricted()
        ? "("
            + select(MySqlSql.names(key.columns()), where(MySqlLiterals::inlined, ""))
            + ") AS kept"
        : MySqlSql.name(table);
  }

  private static String among(Optional<KeySet> rows) {
    return rows.map(KeySql::among).orElse("");
  }

  private String select(String columns, String where) {
    return "SELECT " + columns + " FROM " + MySqlSql.name(table) + where;
  }

  private String where(Function<Condition, String> rendering, String among) {
    List<String> all = new ArrayList<>();
    conditions().orElseThrow().stream().map(rendering).forEach(all::add);
    if (!among.isEmpty()) {
      all.add(among);
    }
    return all.isEmpty() ? "" : " WHERE " + SqlRenderer.and(all);
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
    String name = MySqlSql.name(mapping.source().name());
    MySqlType from = Relation.type(mapping.source());
    return from.text() && !from.charset().equals("utf8mb4")
        ? "CONVERT(" + name + " USING utf8mb4)"
        : exactly(from, name);
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
