package io.neosync.postgres;

import io.neosync.jdbc.subset.KeyComparison;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How the server compares the columns of foreign keys: mostly with the equality of pg_catalog,
 * whatever the search path says. Types of extensions bring their own, and so do temporal keys.
 */
final class KeyOperators implements KeyComparison {

  private static final String EXCEPTIONS =
      """
      select n.nspname, c.relname, k.conname,
        array(select a.attname::text from unnest(k.conkey) with ordinality u(attnum, position)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum
          order by u.position) as columns, x.operators, x.collations
      from pg_constraint k
      join pg_class c on c.oid = coalesce(pg_partition_root(k.conrelid)::oid, k.conrelid)
      join pg_namespace n on n.oid = c.relnamespace
      cross join lateral (
        select
          array_agg(format('OPERATOR(%I.%s)', opn.nspname, o.oprname) order by u.position)
            as operators,
          array_agg(case when child.attcollation <> parent.attcollation
              then format(' COLLATE %I.%I', con.nspname, co.collname) else '' end
            order by u.position) as collations
        from unnest(k.conpfeqop, k.conkey, k.confkey) with ordinality
          u(op, attnum, referenced, position)
        join pg_operator o on o.oid = u.op
        join pg_namespace opn on opn.oid = o.oprnamespace
        join pg_attribute child on child.attrelid = k.conrelid and child.attnum = u.attnum
        join pg_attribute parent on parent.attrelid = k.confrelid and parent.attnum = u.referenced
        left join pg_collation co on co.oid = parent.attcollation
        left join pg_namespace con on con.oid = co.collnamespace) x
      where k.contype = 'f' and k.conparentid = 0
        and n.nspname = any(string_to_array(?, chr(1)))
        and ('OPERATOR(pg_catalog.=)' <> any(x.operators) or '' <> any(x.collations))
      """;

  private record Id(TableRef table, String name, List<String> columns) {}

  private record Comparison(List<String> operators, List<String> collations) {}

  private final Map<Id, Comparison> exceptions = new HashMap<>();

  private KeyOperators() {}

  static KeyOperators read(Backend backend, List<String> schemas) throws SQLException {
    KeyOperators operators = new KeyOperators();
    backend.forEach(
        EXCEPTIONS,
        row ->
            operators.exceptions.put(
                new Id(
                    new TableRef(row.getString("nspname"), row.getString("relname")),
                    row.getString("conname"),
                    CatalogReader.strings(row, "columns")),
                new Comparison(
                    CatalogReader.strings(row, "operators"),
                    CatalogReader.strings(row, "collations"))),
        String.join("\u0001", schemas));
    return operators;
  }

  @Override
  public String match(
      ForeignKey key, Function<String, String> parent, Function<String, String> child) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < key.columns().size(); i++) {
      pairs.add(
          parent.apply(key.referencedColumns().get(i))
              + comparison(key, i)
              + child.apply(key.columns().get(i))
              + collation(key, i));
    }
    return String.join(" AND ", pairs);
  }

  private String comparison(ForeignKey key, int position) {
    if (key.validity() == ForeignKey.Validity.VIRTUAL) {
      return " = ";
    }
    Comparison exception = exceptions.get(id(key));
    return " "
        + (exception == null ? "OPERATOR(pg_catalog.=)" : exception.operators().get(position))
        + " ";
  }

  private String collation(ForeignKey key, int position) {
    Comparison exception = exceptions.get(id(key));
    return exception == null ? "" : exception.collations().get(position);
  }

  private static Id id(ForeignKey key) {
    return new Id(key.table(), key.name(), key.columns());
  }
}
