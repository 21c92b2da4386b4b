package io.neosync.postgres;

import io.neosync.schema.TableRef;
import io.neosync.spi.Condition;
import io.neosync.spi.RowSubset;
import io.neosync.spi.RowSubset.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Renders the query for the rows of a table that stay: one definition for each restricted table
 * that it depends on, however many ways lead there. It only reads, so that a standby can run it.
 */
final class SubsetSql {

  private final Map<TableRef, Relation> relations;
  private final KeyOperators operators;

  SubsetSql(Map<TableRef, Relation> relations, KeyOperators operators) {
    this.relations = relations;
    this.operators = operators;
  }

  /**
   * @param columns what to select, for a query whose only visible columns are the table's
   * @param further one more condition on the table's rows; may be empty
   * @param condition writes a condition that the author of the sync gave
   */
  String select(
      RowSubset subset,
      TableRef table,
      String columns,
      String further,
      Function<Condition, String> condition) {
    List<RowSubset.Part> parts = subset.needed(table);
    KeptNames names = new KeptNames(parts);
    WithClause with = new WithClause();
    FilterSql filters = new FilterSql(relations, operators, names, condition, with);
    RowSubset.Part own = parts.get(parts.size() - 1);
    for (RowSubset.Part part : parts.subList(0, parts.size() - 1)) {
      define(part, subset, filters, names, with);
    }
    if (own.kind() == Kind.PLAIN) {
      return with.before(filters.query(own.rows().get(0), columns, key -> true) + and(further));
    }
    define(own, subset, filters, names, with);
    return with.before(
        "SELECT %s FROM %s\nWHERE EXISTS (SELECT FROM %s AS %s WHERE %s)"
            .formatted(
                columns,
                filters.only(table),
                names.kept(table),
                KeptNames.CHILD,
                filters.same(KeptNames.CHILD, table, PgSql.name(table.name())))
            + and(further));
  }

  private static String and(String further) {
    return further.isEmpty() ? "" : "\n  AND " + further;
  }

  private static void define(
      RowSubset.Part part,
      RowSubset subset,
      FilterSql filters,
      KeptNames names,
      WithClause with) {
    switch (part.kind()) {
      case LARGEST -> new CycleSql(filters, names, subset, part).define(with);
      case SMALLEST -> new ClosureSql(filters, names, subset, part).define(with);
      case PLAIN -> {
        RowSubset.Rows rows = part.rows().get(0);
        TableRef table = rows.table().ref();
        String query = filters.query(rows, names.fromTable(table), key -> true);
        with.define(names.kept(table), query);
      }
    }
  }
}
