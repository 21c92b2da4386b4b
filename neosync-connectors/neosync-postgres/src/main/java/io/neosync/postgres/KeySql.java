package io.neosync.postgres;

import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.spi.KeyBits;
import io.neosync.spi.KeySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** SQL about integer keys: which are there, and the rows that have them. */
final class KeySql {

  private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8");

  private KeySql() {}

  /** Whether all columns of a key are integers that are never NULL in this table. */
  static boolean integers(Key key, Table table) {
    return key.columns().stream()
        .allMatch(
            name ->
                table
                    .column(name)
                    .filter(column -> !column.nullable() && INTEGERS.contains(typeName(column)))
                    .isPresent());
  }

  private static String typeName(Column column) {
    return column.type() instanceof PgType type ? type.bare().typeName() : "";
  }

  /**
   * Streams the keys of {@code from}, a table and perhaps a condition, as sorted words of bits,
   * each with its number of rows; or with 0, since counting costs, where each key is of one row.
   */
  static String bits(Key key, Table table, String from) {
    List<String> parts = new ArrayList<>();
    for (String column : key.columns()) {
      parts.add("CAST(" + PgSql.name(column) + " AS int8)");
    }
    String last = parts.remove(parts.size() - 1);
    parts.add(last + " >> " + Long.numberOfTrailingZeros(KeyBits.KEYS));
    String order =
        java.util.stream.IntStream.rangeClosed(1, parts.size())
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    return "COPY (SELECT %s, bit_or(int8 '1' << CAST(%s & %d AS int4)), %s FROM %s GROUP BY %s ORDER BY %s) TO STDOUT (FORMAT binary)"
        .formatted(
            String.join(", ", parts),
            last,
            KeyBits.KEYS - 1,
            unique(key, table) ? "int8 '0'" : "count(*)",
            from,
            order,
            order);
  }

  /**
   * As {@link #bits}, but word by word, by the index of a key of one column: no rows are sorted,
   * and where the index covers them none are read. For keys that leave few gaps, in plain tables.
   */
  static String bitsByIndex(String column, Relation relation) {
    String name = PgSql.name(column);
    int shift = Long.numberOfTrailingZeros(KeyBits.KEYS);
    int mask = KeyBits.KEYS - 1;
    return """
    COPY (SELECT word, bits, int8 '0' FROM generate_series(
        (SELECT CAST(min(%1$s) AS int8) >> %3$d FROM %2$s),
        (SELECT CAST(max(%1$s) AS int8) >> %3$d FROM %2$s)) AS word,
      LATERAL (SELECT bit_or(int8 '1' << CAST(CAST(%1$s AS int8) & %4$d AS int4)) AS bits
        FROM %2$s WHERE %1$s >= word << %3$d AND %1$s <= (word << %3$d | %4$d)) AS of_word
      WHERE bits IS NOT NULL) TO STDOUT (FORMAT binary)\
    """
        .formatted(name, relation.only(), shift, mask);
  }

  private static boolean unique(Key key, Table table) {
    return table.keys().stream().anyMatch(each -> key.columns().containsAll(each.columns()));
  }

  /** The condition that a row of this table has one of the keys. */
  static String among(Relation relation, KeySet rows) {
    List<String> columns = rows.key().columns();
    List<String> arrays = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int position = i;
      arrays.add(
          rows.values().stream()
              .map(values -> Long.toString(values[position]))
              .collect(
                  Collectors.joining(
                      ",", "CAST('{", "}' AS " + type(relation, columns.get(i)) + "[])")));
    }
    return columns.size() == 1
        ? PgSql.name(columns.get(0)) + " = ANY (" + arrays.get(0) + ")"
        : "("
            + PgSql.names(columns)
            + ") IN (SELECT * FROM unnest("
            + String.join(", ", arrays)
            + "))";
  }

  private static String type(Relation relation, String column) {
    return relation.table().column(column).map(KeySql::typeName).orElse("int8");
  }
}
