package io.neosync.postgres;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import io.neosync.spi.RowFilter;
import io.neosync.spi.RowSubset;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders tables that reference each other or themselves, and of which only what others need is to
 * stay: the rows that are referenced from outside, and then, step by step, those that they
 * reference. Each step finds a row by its place and its parents by their key, so that rows that
 * nobody needs are not read.
 */
final class ClosureSql {

  private final FilterSql filters;
  private final KeptNames names;
  private final RowSubset.Part part;
  private final List<ForeignKey> keys = new ArrayList<>();

  ClosureSql(FilterSql filters, KeptNames names, RowSubset subset, RowSubset.Part part) {
    this.filters = filters;
    this.names = names;
    this.part = part;
    for (RowSubset.Rows rows : part.rows()) {
      if (rows.filter() instanceof RowFilter.AnyOf any) {
        for (RowFilter filter : any.filters()) {
          if (filter instanceof RowFilter.ReferencedBy referenced
              && subset.together(referenced.key())) {
            keys.add(referenced.key());
          }
        }
      }
    }
  }

  void define(WithClause with) {
    TableRef first = part.rows().get(0).table().ref();
    String needed = names.needed(first);
    List<String> roots = new ArrayList<>();
    for (RowSubset.Rows rows : part.rows()) {
      roots.add(
          filters.query(
              rows, place(PgSql.name(rows.table().ref().name())), key -> !keys.contains(key)));
    }
    // Only the text of a place can be told apart by hashing in all versions of the server.
    with.recur(
        needed,
        KeptNames.REL + ", " + KeptNames.TID,
        String.join("\nUNION ALL ", roots),
        "SELECT found.* FROM %s AS needed CROSS JOIN LATERAL (%s) AS found"
            .formatted(
                needed, String.join("\nUNION ALL ", keys.stream().map(this::parents).toList())));
    for (RowSubset.Rows rows : part.rows()) {
      TableRef table = rows.table().ref();
      String name = PgSql.name(table.name());
      with.define(
          names.kept(table),
          "SELECT %s FROM %s WHERE EXISTS (SELECT FROM %s AS %s WHERE CAST(%s.%s AS tid) = %s.ctid AND %s.%s = %s.tableoid)"
              .formatted(
                  names.fromTable(table),
                  filters.only(table),
                  needed,
                  KeptNames.CHILD,
                  KeptNames.CHILD,
                  KeptNames.TID,
                  name,
                  KeptNames.CHILD,
                  KeptNames.REL,
                  name));
    }
  }

  private static String place(String row) {
    return row + ".tableoid, CAST(" + row + ".ctid AS text)";
  }

  private String parents(ForeignKey key) {
    return "SELECT %s FROM %s AS child JOIN %s AS parent ON %s WHERE child.ctid = CAST(needed.%s AS tid) AND child.tableoid = needed.%s"
        .formatted(
            place("parent"),
            filters.only(key.table()),
            filters.only(key.referenced()),
            filters.match(key, "parent", "child"),
            KeptNames.TID,
            KeptNames.REL);
  }
}
