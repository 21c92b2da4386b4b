package io.neosync.sqlserver;

import io.neosync.jdbc.subset.SubsetSql;
import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.TableRef;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.TableTask;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Renders the queries that read a table; what a subset needs must be there. */
final class SourceSql {

  private final TableTask task;
  private final TableRef table;
  private final SubsetTables subset;

  SourceSql(TableTask task, SubsetTables subset) {
    this.task = task;
    this.table = task.source().ref();
    this.subset = subset;
  }

  /** What is executed, with placeholders, for people. */
  String readable() {
    String query = select(columns(TSql::name), subset.queries().readable(), "");
    return task.restricted() ? subset.readable(table, query) : query;
  }

  /**
   * The query that reads rows.
   *
   * @param among the quoted name of a table of keys, where only their rows are wanted
   */
  String values(Optional<KeyTable> among) {
    return select(
        columns(name -> value(task.source().column(name).orElseThrow())),
        subset.queries().executable(),
        among.map(keys -> keys.condition(table)).orElse(""));
  }

  /** The query that reads all keys in order. */
  String keys(Key key) {
    String from =
        task.restricted()
            ? "("
                + subset.queries().executable().query(table, TSql.names(key.columns()), "")
                + "\n) AS kept"
            : TSql.name(table);
    return TSql.orderedKeys(from, key.columns());
  }

  private String select(String columns, SubsetSql restriction, String among) {
    if (task.restricted()) {
      return restriction.query(table, columns, among);
    }
    return "SELECT "
        + columns
        + " FROM "
        + TSql.name(table)
        + (among.isEmpty() ? "" : " WHERE " + among);
  }

  /** The columns, or one value where none is carried. */
  private String columns(Function<String, String> column) {
    List<ColumnMapping> columns = task.columns();
    return columns.isEmpty()
        ? "1"
        : columns.stream()
            .map(each -> column.apply(each.source().name()))
            .collect(Collectors.joining(", "));
  }

  /** A type of the server's library as its bytes, which the driver would otherwise not know of. */
  private static String value(Column column) {
    String name = TSql.name(column.name());
    return Relation.type(column).kind() == SqlServerType.Kind.SERIALIZED
        ? "CAST(" + name + " AS varbinary(max))"
        : name;
  }
}
