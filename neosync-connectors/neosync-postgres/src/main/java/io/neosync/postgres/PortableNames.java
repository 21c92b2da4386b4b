package io.neosync.postgres;

import io.neosync.jdbc.UnusedNames;
import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.PortableTables;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Names for keys and indexes of created tables: here they are relations, and no two relations of a
 * schema are called the same.
 */
final class PortableNames {

  /** NAMEDATALEN, and the byte that ends a name. */
  private static final int LONGEST = 63;

  private static final String RELATIONS =
      """
      select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any(string_to_array(?, chr(1)))
      """;

  private final UnaryOperator<String> schemas;
  private final UnusedNames names =
      new UnusedNames(LONGEST, name -> name.getBytes(StandardCharsets.UTF_8).length);

  private PortableNames(UnaryOperator<String> schemas) {
    this.schemas = schemas;
  }

  /**
   * @param schemas the destination's for each of the source's
   */
  static PortableNames of(Backend backend, Collection<Table> tables, UnaryOperator<String> schemas)
      throws SQLException {
    PortableNames all = new PortableNames(schemas);
    Set<String> places = new LinkedHashSet<>();
    for (Table table : tables) {
      String schema = schemas.apply(table.ref().schema());
      places.add(schema);
      all.names.take(schema, table.ref().name());
      for (Column column : table.columns()) {
        if (PortableTables.counts(column)) {
          all.names.take(schema, table.ref().name() + "_" + column.name() + "_seq");
        }
      }
    }
    backend.forEach(
        RELATIONS,
        row -> all.names.take(row.getString(1), row.getString(2)),
        String.join("\u0001", places));
    return all;
  }

  /** MySQL calls every primary key PRIMARY. */
  String of(TableRef table, Key key) {
    boolean named = key.kind() != Key.Kind.PRIMARY || !key.name().equals("PRIMARY");
    return of(table, named ? key.name() : table.name() + "_pkey");
  }

  String of(TableRef table, String wanted) {
    return names.unused(schemas.apply(table.schema()), table.name(), wanted);
  }
}
