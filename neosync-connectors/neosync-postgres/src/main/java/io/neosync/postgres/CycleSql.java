package io.neosync.postgres;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.RowFilter;
import io.neosync.spi.RowSubset;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders tables that reference each other or themselves, and of which the most is to stay. All
 * rows that pass what is decided before are candidates; those that reference no candidate fall, and
 * then, step by step along the links between candidates, those that reference a row that fell.
 */
final class CycleSql {

  private final FilterSql filters;
  private final KeptNames names;
  private final RowSubset.Part part;
  private final List<ForeignKey> keys = new ArrayList<>();

  CycleSql(FilterSql filters, KeptNames names, RowSubset subset, RowSubset.Part part) {
    this.filters = filters;
    this.names = names;
    this.part = part;
    for (RowSubset.Rows rows : part.rows()) {
      if (rows.filter() instanceof RowFilter.AllOf all) {
        for (RowFilter filter : all.filters()) {
          if (filter instanceof RowFilter.References references
              && subset.together(references.key())) {
            keys.add(references.key());
          }
        }
      }
    }
  }

  void define(WithClause with) {
    int tables = part.rows().size();
    for (int i = 0; i < tables; i++) {
      RowSubset.Rows rows = part.rows().get(i);
      TableRef table = rows.table().ref();
      // Numbers that no two candidates of this part share.
      String id = "row_number() OVER () * %d + %d AS %s".formatted(tables, i, KeptNames.ID);
      with.compute(
          names.candidates(table),
          filters.query(rows, id + ", " + names.fromTable(table), key -> !keys.contains(key)));
    }
    TableRef first = part.rows().get(0).table().ref();
    with.compute(names.links(first), union(keys.stream().map(this::links).toList()));
    with.recur(
        names.fallen(first),
        KeptNames.ID,
        union(keys.stream().map(this::broken).toList()),
        "SELECT link.child FROM %s AS fallen JOIN %s AS link ON link.parent = fallen.%s"
            .formatted(names.fallen(first), names.links(first), KeptNames.ID));
    for (RowSubset.Rows rows : part.rows()) {
      TableRef table = rows.table().ref();
      with.define(
          names.kept(table),
          "SELECT %s FROM %s AS candidate WHERE NOT EXISTS (SELECT FROM %s AS fallen WHERE fallen.%s = candidate.%s)"
              .formatted(
                  names.fromDefinition(table, "candidate"),
                  names.candidates(table),
                  names.fallen(first),
                  KeptNames.ID,
                  KeptNames.ID));
    }
  }

  private static String union(List<String> queries) {
    return String.join("\nUNION ALL ", queries);
  }

  private String links(ForeignKey key) {
    return "SELECT parent.%s AS parent, child.%s AS child FROM %s AS parent JOIN %s AS child ON %s"
        .formatted(
            KeptNames.ID,
            KeptNames.ID,
            names.candidates(key.referenced()),
            names.candidates(key.table()),
            filters.match(key, "parent", "child"));
  }

  /** The candidates that reference a row that is no candidate. */
  private String broken(ForeignKey key) {
    String children =
        "SELECT child.%s FROM %s AS child WHERE "
            .formatted(KeptNames.ID, names.candidates(key.table()));
    String candidates = names.candidates(key.referenced());
    if (!key.enforced()) {
      return children
          + "EXISTS (SELECT FROM %s AS parent WHERE %s AND NOT EXISTS (SELECT FROM %s AS candidate WHERE %s))"
              .formatted(
                  filters.only(key.referenced()),
                  filters.match(key, "parent", "child"),
                  candidates,
                  filters.same("candidate", key.referenced(), "parent"));
    }
    List<String> all = new ArrayList<>();
    if (FilterSql.nullable(table(key.table()), key)) {
      key.columns().forEach(name -> all.add("child." + PgSql.name(name) + " IS NOT NULL"));
    }
    all.add(
        "NOT EXISTS (SELECT FROM %s AS parent WHERE %s)"
            .formatted(candidates, filters.match(key, "parent", "child")));
    return children + String.join(" AND ", all);
  }

  private Table table(TableRef ref) {
    return part.rows().stream()
        .map(RowSubset.Rows::table)
        .filter(table -> table.ref().equals(ref))
        .findFirst()
        .orElseThrow();
  }
}
