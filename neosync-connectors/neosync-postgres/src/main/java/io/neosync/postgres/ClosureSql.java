package io.neosync.postgres;

import io.neosync.jdbc.subset.Cycle;
import io.neosync.jdbc.subset.WithClause;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import java.util.List;

/**
 * Renders tables that reference each other or themselves, and of which only what others need is to
 * stay: the rows that are referenced from outside, and then, step by step, those that they
 * reference. Each step finds a row by its place and its parents by their key, so that rows that
 * nobody needs are not read.
 */
final class ClosureSql {

  private static final String REL = PgSql.name("neosync_rel");
  private static final String TID = PgSql.name("neosync_tid");

  private final Cycle cycle;

  ClosureSql(Cycle cycle) {
    this.cycle = cycle;
  }

  void define(WithClause with) {
    String needed = cycle.named("needed", cycle.tables().get(0));
    List<String> roots =
        cycle.tables().stream().map(table -> cycle.query(table, place(cycle.name(table)))).toList();
    List<String> parents = cycle.keys().stream().map(this::parents).toList();
    // Only the text of a place can be told apart by hashing in all versions of the server.
    CycleSql.recur(
        with,
        needed,
        List.of(REL, TID),
        String.join("\nUNION ALL ", roots),
        "SELECT found.* FROM %s AS needed CROSS JOIN LATERAL (%s) AS found"
            .formatted(needed, String.join("\nUNION ALL ", parents)));
    for (TableRef table : cycle.tables()) {
      String name = cycle.name(table);
      with.define(
          cycle.kept(table),
          "SELECT %s FROM %s WHERE EXISTS (SELECT FROM %s AS neosync_child WHERE CAST(neosync_child.%s AS tid) = %s.ctid AND neosync_child.%s = %s.tableoid)"
              .formatted(cycle.carried(table), cycle.from(table), needed, TID, name, REL, name));
    }
  }

  private static String place(String row) {
    return row + ".tableoid, CAST(" + row + ".ctid AS text)";
  }

  private String parents(ForeignKey key) {
    return "SELECT %s FROM %s AS child JOIN %s AS parent ON %s WHERE child.ctid = CAST(needed.%s AS tid) AND child.tableoid = needed.%s"
        .formatted(
            place("parent"),
            cycle.from(key.table()),
            cycle.from(key.referenced()),
            cycle.match(key, "parent", "child"),
            TID,
            REL);
  }
}
