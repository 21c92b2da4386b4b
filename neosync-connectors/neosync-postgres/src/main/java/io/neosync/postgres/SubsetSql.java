package io.neosync.postgres;

import io.neosync.schema.TableRef;
import io.neosync.spi.Condition;
import io.neosync.spi.RowSubset;
import io.neosync.spi.RowSubset.Kind;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Renders queries for the rows of tables that stay: one definition for each restricted table that
 * they depend on, however many ways lead there. They only read, so that a standby can run them.
 */
final class SubsetSql {

  private final RowSubset subset;
  private final KeptNames names;
  private final FilterSql filters;
  private final IdentityHashMap<RowSubset.Part, WithClause> definitions = new IdentityHashMap<>();

  /**
   * @param condition writes a condition that the author of the sync gave
   */
  SubsetSql(
      RowSubset subset,
      Map<TableRef, Relation> relations,
      KeyOperators operators,
      Function<Condition, String> condition) {
    this.subset = subset;
    this.names = new KeptNames(subset.parts());
    this.filters = new FilterSql(relations, operators, names, condition);
  }

  /**
   * @param columns what to select, for a query whose only visible columns are the table's
   * @param further one more condition on the table's rows; may be empty
   */
  String select(TableRef table, String columns, String further) {
    List<RowSubset.Part> parts = subset.needed(table);
    RowSubset.Part own = parts.get(parts.size() - 1);
    WithClause with = new WithClause();
    parts.subList(0, parts.size() - 1).forEach(part -> with.addAll(definition(part)));
    if (own.kind() == Kind.PLAIN) {
      return with.before(filters.query(own.rows().get(0), columns, key -> true) + and(further));
    }
    with.addAll(definition(own));
    return with.before(
        "SELECT %s FROM %s\n  JOIN (SELECT %s, %s FROM %s) AS %s ON %s\nWHERE true"
                .formatted(
                    columns,
                    filters.only(table),
                    KeptNames.REL,
                    KeptNames.TID,
                    names.kept(table),
                    KeptNames.PARENT,
                    filters.same(KeptNames.PARENT, table, PgSql.name(table.name())))
            + and(further));
  }

  private static String and(String further) {
    return further.isEmpty() ? "" : "\n  AND " + further;
  }

  private WithClause definition(RowSubset.Part part) {
    return definitions.computeIfAbsent(part, this::define);
  }

  private WithClause define(RowSubset.Part part) {
    WithClause with = new WithClause();
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
    for (RowSubset.Rows rows : part.rows()) {
      TableRef table = rows.table().ref();
      if (names.asksForLeftOut(table)) {
        with.define(names.leftOut(table), filters.leftOut(table));
      }
    }
    return with;
  }
}
