package io.neosync.postgres;

import io.neosync.schema.Index;
import io.neosync.schema.Index.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tells indexes that other engines have as well from those that only PostgreSQL has. */
final class IndexDetails {

  /** The indexes of tables, with the tables' numbers in front. */
  static final String QUERY =
      """
      select i.indrelid, x.relname, i.indisunique, i.indisexclusion, i.indisvalid,
        m.amname, i.indpred is not null as partial, 0 = any(i.indkey) as expressions,
        i.indnatts > i.indnkeyatts as including, not i.indimmediate as deferrable,
        coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) as nulls_not_distinct,
        exists (select from unnest(i.indclass) c(oid) join pg_opclass o on o.oid = c.oid
          where not o.opcdefault) as other_class,
        exists (select from unnest(i.indkey, i.indcollation) u(attnum, other)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.attnum
          where u.other <> 0 and u.other <> a.attcollation) as other_collation,
        array(select a.attname::text from unnest(i.indkey) with ordinality u(attnum, position)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.attnum
          where u.position <= i.indnkeyatts order by u.position) as columns,
        array(select u.option::text from unnest(i.indoption) with ordinality u(option, position)
          order by u.position) as options
      from pg_index i
      join pg_class x on x.oid = i.indexrelid
      join pg_am m on m.oid = x.relam
      where i.indrelid = any(string_to_array(?, ',')::oid[])
      order by i.indrelid, x.relname
      """;

  private IndexDetails() {}

  /** Adds the index of this row, or what it is that no other engine has. */
  static void add(ResultSet row, List<Index> indexes, List<String> others) throws SQLException {
    String name = Objects.requireNonNull(row.getString("relname"));
    boolean plain = !row.getBoolean("partial") && !row.getBoolean("expressions");
    if (row.getBoolean("indisexclusion")) {
      others.add("exclusion constraint " + name);
    } else if (row.getBoolean("indisunique") && row.getBoolean("indisvalid") && plain) {
      key(row, name, others);
    } else {
      String odd = odd(row);
      if (odd.isEmpty()) {
        indexes.add(new Index(name, parts(row)));
      } else {
        String kind = row.getBoolean("indisunique") ? "unique index " : "index ";
        others.add(kind + name + ", " + odd);
      }
    }
  }

  private static void key(ResultSet row, String name, List<String> others) throws SQLException {
    if (row.getBoolean("deferrable")) {
      others.add("DEFERRABLE of key " + name);
    }
    if (row.getBoolean("nulls_not_distinct")) {
      others.add("NULLS NOT DISTINCT of key " + name);
    }
    if (row.getBoolean("including")) {
      others.add("INCLUDE of key " + name);
    }
  }

  /** What an index has that those of other engines have not; empty if nothing. */
  private static String odd(ResultSet row) throws SQLException {
    String method = Objects.requireNonNull(row.getString("amname"));
    boolean nulls =
        CatalogReader.strings(row, "options").stream()
            .anyMatch(option -> !option.equals("0") && !option.equals("3"));
    return !method.equals("btree")
        ? "of method " + method
        : row.getBoolean("expressions")
            ? "of an expression"
            : row.getBoolean("partial")
                ? "of some rows"
                : row.getBoolean("including")
                    ? "with INCLUDE"
                    : row.getBoolean("other_class")
                        ? "with an operator class"
                        : row.getBoolean("other_collation")
                            ? "with a collation"
                            : nulls
                                ? "with an order of NULL"
                                : row.getBoolean("indisvalid") ? "" : "which is invalid";
  }

  private static List<Index.Part> parts(ResultSet row) throws SQLException {
    List<String> columns = CatalogReader.strings(row, "columns");
    List<String> options = CatalogReader.strings(row, "options");
    List<Index.Part> parts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      boolean ascending = options.get(i).equals("0");
      parts.add(new Index.Part(columns.get(i), ascending ? Order.ASCENDING : Order.DESCENDING));
    }
    return parts;
  }
}
