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
    defineFallen(with, first);
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

  /**
   * Links are numbered in the order of their parents, so that those that go on from a link are a
   * range. Arrays tell the range of each: a step takes as long as there are links to take, where a
   * join would read all links again for every row of a long chain.
   *
   * <p>Rows go through arrays in between because the server takes each for ten rows. Left alone, it
   * takes a recursion for billions, beside which no other cost counts, and chooses plans at random.
   */
  private void defineFallen(WithClause with, TableRef first) {
    String links = names.links(first);
    String steps = names.steps(first);
    String broken = names.broken(first);
    with.compute(
        links,
        "SELECT CAST(row_number() OVER (ORDER BY parent) AS int4) AS n, parent, child FROM (%s) AS link"
            .formatted(union(keys.stream().map(this::links).toList())));
    with.compute(
        steps,
        """
        SELECT array_agg(coalesce(span.first, 1) ORDER BY n) AS first,
          array_agg(coalesce(span.last, 0) ORDER BY n) AS last, array_agg(child ORDER BY n) AS child
        FROM %s AS link LEFT JOIN (SELECT parent, min(n) AS first, max(n) AS last FROM %s GROUP BY parent)
          AS span ON span.parent = link.child\
        """
            .formatted(links, links));
    with.compute(broken, union(keys.stream().map(this::broken).toList()));
    with.recur(
        names.taken(first),
        "n",
        "SELECT unnest(array_agg(n)) FROM %s WHERE parent IN (SELECT %s FROM %s)"
            .formatted(links, KeptNames.ID, broken),
        "SELECT unnest(ARRAY(SELECT generate_series((SELECT first FROM %s)[taken.n], (SELECT last FROM %s)[taken.n]))) FROM %s AS taken"
            .formatted(steps, steps, names.taken(first)));
    with.define(
        names.fallen(first),
        "SELECT %s FROM %s UNION ALL SELECT (SELECT child FROM %s)[n] FROM (SELECT unnest(array_agg(n)) AS n FROM %s) AS taken"
            .formatted(KeptNames.ID, broken, steps, names.taken(first)));
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
