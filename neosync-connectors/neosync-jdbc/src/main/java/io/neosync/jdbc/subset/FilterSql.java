package io.neosync.jdbc.subset;

import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.RowFilter;
import io.neosync.spi.RowSubset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Renders the filter of one table as the FROM and WHERE of a query on it, as far as it speaks of
 * tables that are decided before. The table stands in the FROM under its own name, so that a
 * condition finds its columns, and only them.
 */
final class FilterSql {

  private final Catalog catalog;
  private final SubsetDialect dialect;
  private final KeptNames names;
  private final ConditionSql conditions;

  FilterSql(Catalog catalog, SubsetDialect dialect, KeptNames names, ConditionSql conditions) {
    this.catalog = catalog;
    this.dialect = dialect;
    this.names = names;
    this.conditions = conditions;
  }

  String from(TableRef table) {
    return dialect.from().apply(table);
  }

  String quoted(String name) {
    return dialect.names().quoted(name);
  }

  List<RowPlace> places(TableRef table) {
    return dialect.places().apply(table);
  }

  /** {@code prefix} and the quoted name of a column. */
  Function<String, String> of(String prefix) {
    return column -> prefix + "." + quoted(column);
  }

  String match(ForeignKey key, String parent, String child) {
    return dialect.comparison().match(key, of(parent), of(child));
  }

  /** That two rows are the same: {@code definition} tells places, {@code table} has them. */
  String same(String definition, TableRef ref, String table) {
    return places(ref).stream()
        .map(place -> definition + "." + place.alias() + " = " + table + "." + place.column())
        .collect(Collectors.joining(" AND "));
  }

  static boolean nullable(Table table, ForeignKey key) {
    return key.columns().stream()
        .anyMatch(name -> table.column(name).map(Column::nullable).orElse(true));
  }

  /**
   * @param decided whether what a filter says by this foreign key is to be rendered here
   */
  String query(RowSubset.Rows rows, String columns, Predicate<ForeignKey> decided) {
    return new Query(rows, decided).select(columns);
  }

  /** The rows of {@code table} that are not among those kept. */
  String leftOut(TableRef table) {
    return "SELECT %s FROM %s WHERE NOT EXISTS (SELECT 1 FROM %s AS %s WHERE %s)"
        .formatted(
            names.fromTable(table),
            from(table),
            names.kept(table),
            KeptNames.PARENT,
            same(KeptNames.PARENT, table, quoted(table.name())));
  }

  /** One query being put together. */
  private final class Query {
    private final Table table;
    private final String name;
    private final Predicate<ForeignKey> decided;
    private final StringBuilder from;
    private final List<String> where = new ArrayList<>();
    private int joins;

    Query(RowSubset.Rows rows, Predicate<ForeignKey> decided) {
      this.table = rows.table();
      this.name = quoted(table.ref().name());
      this.decided = decided;
      this.from = new StringBuilder(from(table.ref()));
      add(rows.filter());
    }

    String select(String columns) {
      return "SELECT "
          + columns
          + " FROM "
          + from
          + "\nWHERE "
          + (where.isEmpty() ? dialect.truth().always() : String.join("\n  AND ", where));
    }

    private void add(RowFilter filter) {
      if (ConditionSql.own(filter)) {
        where.add(conditions.of(filter));
      } else if (filter instanceof RowFilter.AllOf all) {
        all.filters().forEach(this::add);
      } else if (filter instanceof RowFilter.References references) {
        if (decided.test(references.key())) {
          references(references.key());
        }
      } else if (filter instanceof RowFilter.AnyOf any) {
        where.add(
            new ReferencedSql(FilterSql.this, catalog, dialect, names)
                .condition(table, any, decided));
      } else {
        throw new IllegalArgumentException("not on its own: " + filter);
      }
    }

    private void references(ForeignKey key) {
      if (key.enforced()) {
        join(key);
      } else {
        where.add(
            "NOT EXISTS (SELECT 1 FROM %s AS %s WHERE %s)"
                .formatted(
                    names.leftOut(key.referenced()),
                    KeptNames.PARENT,
                    match(key, KeptNames.PARENT, name)));
      }
    }

    /**
     * A row that stays, or NULL. The referenced columns are unique, so that a join multiplies no
     * row; and it lets the server hash or look up whatever is cheaper, where it would misjudge an
     * EXISTS on definitions and go row by row through one behind an OR.
     */
    private void join(ForeignKey key) {
      String alias = "neosync_parent_" + ++joins;
      Function<String, String> renamed = column -> "neosync_" + column(key, column);
      String columns =
          String.join(
              ", ",
              key.referencedColumns().stream()
                  .map(column -> quoted(column) + " AS " + renamed.apply(column))
                  .toList());
      boolean optional = nullable(table, key);
      from.append(
          "\n  %s (SELECT %s FROM %s) AS %s ON %s"
              .formatted(
                  optional ? "LEFT JOIN" : "JOIN",
                  columns,
                  names.kept(key.referenced()),
                  alias,
                  dialect
                      .comparison()
                      .match(
                          key,
                          column -> alias + "." + renamed.apply(column),
                          FilterSql.this.of(name))));
      if (optional) {
        List<String> either = new ArrayList<>();
        key.columns()
            .forEach(column -> either.add(FilterSql.this.of(name).apply(column) + " IS NULL"));
        either.add(alias + "." + renamed.apply(key.referencedColumns().get(0)) + " IS NOT NULL");
        where.add("(" + String.join(" OR ", either) + ")");
      }
    }

    private static int column(ForeignKey key, String column) {
      return key.referencedColumns().indexOf(column) + 1;
    }
  }
}
