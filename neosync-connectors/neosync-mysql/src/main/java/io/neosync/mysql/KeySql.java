package io.neosync.mysql;

import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.spi.KeyBits;
import io.neosync.spi.KeySet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** SQL about integer keys: which are there, and the rows that have them. */
final class KeySql {

  private KeySql() {}

  /** Whether all columns of a key are integers that are never NULL in this table. */
  static boolean integers(Key key, Table table) {
    return key.columns().stream()
        .allMatch(
            name ->
                table
                    .column(name)
                    .filter(column -> !column.nullable() && wholeNumber(column))
                    .isPresent());
  }

  private static boolean wholeNumber(Column column) {
    return column.type() instanceof MySqlType type && type.wholeNumber();
  }

  /**
   * The keys of {@code from}, a table and perhaps a condition, as sorted words of bits, each with
   * its number of rows. Rounds down, below zero too.
   */
  static String bits(Key key, String from) {
    List<String> parts = new ArrayList<>();
    for (String column : key.columns()) {
      parts.add("CAST(" + MySqlSql.name(column) + " AS SIGNED)");
    }
    String last = parts.remove(parts.size() - 1);
    String bit = "(" + last + " & " + (KeyBits.KEYS - 1) + ")";
    parts.add("(" + last + " - CAST(" + bit + " AS SIGNED)) DIV " + KeyBits.KEYS);
    String order =
        IntStream.rangeClosed(1, parts.size())
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    return "SELECT %s, BIT_OR(1 << %s), COUNT(*) FROM %s GROUP BY %s ORDER BY %s"
        .formatted(String.join(", ", parts), bit, from, order, order);
  }

  /** The condition that a row has one of the keys. */
  static String among(KeySet rows) {
    List<String> columns = rows.key().columns();
    boolean one = columns.size() == 1;
    return (one ? MySqlSql.name(columns.get(0)) : "(" + MySqlSql.names(columns) + ")")
        + rows.values().stream()
            .map(values -> one ? Long.toString(values[0]) : tuple(values))
            .collect(Collectors.joining(",", " IN (", ")"));
  }

  private static String tuple(long[] values) {
    return Arrays.stream(values)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(",", "(", ")"));
  }
}
