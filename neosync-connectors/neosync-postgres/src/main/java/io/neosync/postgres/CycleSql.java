package io.neosync.postgres;

import io.neosync.jdbc.subset.Cycle;
import io.neosync.jdbc.subset.WithClause;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import java.util.List;

/**
 * Renders tables that reference each other or themselves, and of which the most is to stay. All
 * rows that pass what is decided before are candidates; those that reference no candidate fall, and
 * then, step by step along the links between candidates, those that reference a row that fell.
 */
final class CycleSql {

  private static final String ID = PgSql.name("neosync_id");
  private static final String CANDIDATES = "candidates";

  private final Cycle cycle;
  private final TableRef first;

  CycleSql(Cycle cycle) {
    this.cycle = cycle;
    this.first = cycle.tables().get(0);
  }

  void define(WithClause with) {
    List<TableRef> tables = cycle.tables();
    for (int i = 0; i < tables.size(); i++) {
      TableRef table = tables.get(i);
      // Numbers that no two candidates of this part share.
      String id = "row_number() OVER () * %d + %d AS %s".formatted(tables.size(), i, ID);
      with.compute(candidates(table), cycle.query(table, id + ", " + cycle.carried(table)));
    }
    defineFallen(with);
    for (TableRef table : tables) {
      with.define(
          cycle.kept(table),
          "SELECT %s FROM %s AS candidate WHERE NOT EXISTS (SELECT FROM %s AS fallen WHERE fallen.%s = candidate.%s)"
              .formatted(
                  cycle.carried(table, "candidate"), candidates(table), own("fallen"), ID, ID));
    }
  }

  private String candidates(TableRef table) {
    return cycle.named(CANDIDATES, table);
  }

  /** The name of a definition that the cycle has once. */
  private String own(String purpose) {
    return cycle.named(purpose, first);
  }

  /**
   * Links are numbered in the order of their parents, so that those that go on from a link are a
   * range. Arrays tell the range of each: a step takes as long as there are links to take, where a
   * join would read all links again for every row of a long chain.
   *
   * <p>Rows go through arrays in between because the server takes each for ten rows. Left alone, it
   * takes a recursion for billions, beside which no other cost counts, and chooses plans at random.
   */
  private void defineFallen(WithClause with) {
    String links = own("links");
    String steps = own("steps");
    String broken = own("broken");
    with.compute(
        links,
        "SELECT CAST(row_number() OVER (ORDER BY parent) AS int4) AS n, parent, child FROM (%s) AS link"
            .formatted(union(cycle.keys().stream().map(this::links).toList())));
    with.compute(
        steps,
        """
        SELECT array_agg(coalesce(span.first, 1) ORDER BY n) AS first,
          array_agg(coalesce(span.last, 0) ORDER BY n) AS last, array_agg(child ORDER BY n) AS child
        FROM %s AS link LEFT JOIN (SELECT parent, min(n) AS first, max(n) AS last FROM %s GROUP BY parent)
          AS span ON span.parent = link.child\
        """
            .formatted(links, links));
    with.compute(broken, union(cycle.keys().stream().map(this::broken).toList()));
    recur(
        with,
        own("taken"),
        List.of("n"),
        "SELECT unnest(array_agg(n)) FROM %s WHERE parent IN (SELECT %s FROM %s)"
            .formatted(links, ID, broken),
        "SELECT unnest(ARRAY(SELECT generate_series((SELECT first FROM %s)[taken.n], (SELECT last FROM %s)[taken.n]))) FROM %s AS taken"
            .formatted(steps, steps, own("taken")));
    with.define(
        own("fallen"),
        "SELECT %s FROM %s UNION ALL SELECT (SELECT child FROM %s)[n] FROM (SELECT unnest(array_agg(n)) AS n FROM %s) AS taken"
            .formatted(ID, broken, steps, own("taken")));
  }

  /** Rows by themselves, each once. */
  static void recur(WithClause with, String name, List<String> columns, String first, String next) {
    with.recur(name, columns, "(" + first + ")\nUNION\n" + next);
  }

  private static String union(List<String> queries) {
    return String.join("\nUNION ALL ", queries);
  }

  private String links(ForeignKey key) {
    return "SELECT parent.%s AS parent, child.%s AS child FROM %s AS parent JOIN %s AS child ON %s"
        .formatted(
            ID,
            ID,
            candidates(key.referenced()),
            candidates(key.table()),
            cycle.match(key, "parent", "child"));
  }

  private String broken(ForeignKey key) {
    return cycle.broken(key, CANDIDATES, "child." + ID);
  }
}
