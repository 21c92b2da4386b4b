package io.neosync.mysql;

import io.neosync.schema.LogicalType.Bits;
import io.neosync.schema.LogicalType.Bool;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.FloatingPoint;
import io.neosync.schema.LogicalType.Int;
import io.neosync.schema.LogicalType.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a type as the author of a sync writes it. What is created is named anew from what was
 * understood, so that no other text gets into a statement.
 */
final class ChosenType {

  private static final Pattern TYPE =
      Pattern.compile(
          "\\s*(\\w+(?: precision)?)\\s*(?:\\((.*)\\))?(\\s+unsigned)?\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern SIZES =
      Pattern.compile("\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,9})\\s*)?");

  private static final Map<String, String> SYNONYMS =
      Map.of(
          "bool", "boolean",
          "integer", "int",
          "numeric", "decimal",
          "dec", "decimal",
          "double precision", "double");

  private static final Map<String, Integer> INTEGERS =
      Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "int", 32, "bigint", 64);

  private static final Map<String, Long> SIZED =
      Map.of("char", 255L, "varchar", 16_383L, "binary", 255L, "varbinary", 65_532L);

  private static final Map<String, Long> UNSIZED =
      Map.of(
          "tinytext", 255L,
          "text", 65_535L,
          "mediumtext", 16_777_215L,
          "longtext", 4_294_967_295L,
          "tinyblob", 255L,
          "blob", 65_535L,
          "mediumblob", 16_777_215L,
          "longblob", 4_294_967_295L);

  private final String base;
  private final boolean unsigned;
  private final String inside;
  private final List<Integer> sizes;

  private ChosenType(String base, boolean unsigned, String inside, List<Integer> sizes) {
    this.base = base;
    this.unsigned = unsigned;
    this.inside = inside;
    this.sizes = sizes;
  }

  /** The type; empty where the text is none that can be created. */
  static Optional<MySqlType> of(String text, MySqlColumns columns) {
    Matcher type = TYPE.matcher(text);
    if (!type.matches()) {
      return Optional.empty();
    }
    String written = type.group(1).toLowerCase(Locale.ROOT);
    String base = SYNONYMS.getOrDefault(written, written);
    String inside = type.group(2) == null ? "" : type.group(2);
    boolean unsigned = type.group(3) != null;
    boolean labels = base.equals("enum") || base.equals("set");
    List<Integer> sizes = labels ? List.of() : sizes(inside);
    boolean unread = !labels && sizes.isEmpty() && type.group(2) != null;
    return unread || (unsigned && !INTEGERS.containsKey(base))
        ? Optional.empty()
        : new ChosenType(base, unsigned, inside, sizes).type(columns);
  }

  private static List<Integer> sizes(String inside) {
    Matcher sizes = SIZES.matcher(inside);
    if (!sizes.matches()) {
      return List.of();
    }
    Integer first = Integer.valueOf(sizes.group(1));
    return sizes.group(2) == null
        ? List.of(first)
        : List.of(first, Integer.valueOf(sizes.group(2)));
  }

  private Optional<MySqlType> type(MySqlColumns columns) {
    if (base.equals("enum") || base.equals("set")) {
      return labelled();
    } else if (base.equals("decimal")) {
      int precision = size(10);
      int scale = sizes.size() > 1 ? sizes.get(1) : 0;
      return precision == 0 ? Optional.empty() : columns.of(Decimal.of(precision, scale));
    } else if (sizes.size() > 1) {
      return Optional.empty();
    } else if (base.equals("boolean") || (base.equals("tinyint") && size(0) == 1 && !unsigned)) {
      return columns.of(new Bool());
    } else if (SIZED.containsKey(base)) {
      return sized();
    } else if (base.equals("bit")) {
      boolean fits = size(1) >= 1 && size(1) <= 64;
      return fits ? columns.of(new Bits(OptionalLong.of(size(1)), false)) : Optional.empty();
    } else if (base.equals("datetime") || base.equals("timestamp") || base.equals("time")) {
      return size(0) <= 6 ? MySqlColumns.timed(base, size(0)) : Optional.empty();
    } else if (base.equals("year")) {
      // MariaDB writes its only size, MySQL does not.
      String name = sizes.isEmpty() ? base : "year(4)";
      return size(4) == 4 ? Optional.of(MySqlColumns.number(name, base, 0, 0)) : Optional.empty();
    }
    return sizes.isEmpty() ? unsized(columns) : Optional.empty();
  }

  private int size(int unsaid) {
    return sizes.isEmpty() ? unsaid : sizes.get(0);
  }

  private Optional<MySqlType> unsized(MySqlColumns columns) {
    Integer bits = INTEGERS.get(base);
    if (bits != null) {
      return Optional.of(MySqlColumns.integer(new Int(bits, !unsigned)));
    }
    Long octets = UNSIZED.get(base);
    if (octets != null) {
      return Optional.of(
          base.endsWith("text")
              ? MySqlColumns.text(base, base, octets, octets)
              : MySqlColumns.binary(base, base, octets));
    }
    return switch (base) {
      case "float" -> columns.of(new FloatingPoint(32));
      case "double" -> columns.of(new FloatingPoint(64));
      case "json" -> columns.of(new Json());
      case "date" -> Optional.of(MySqlColumns.number(base, base, 0, 0));
      default -> {
        MySqlType type = MySqlColumns.number(base, base, 0, 0);
        yield type.kind() == MySqlType.Kind.GEOMETRY ? Optional.of(type) : Optional.empty();
      }
    };
  }

  private Optional<MySqlType> sized() {
    boolean text = base.endsWith("char");
    long length = size(base.startsWith("var") ? 0 : 1);
    String name = "%s(%d)".formatted(base, length);
    if (length < 1 || length > SIZED.getOrDefault(base, 0L)) {
      return Optional.empty();
    }
    return Optional.of(
        text
            ? MySqlColumns.text(name, base, length, length * 4)
            : MySqlColumns.binary(name, base, length));
  }

  private Optional<MySqlType> labelled() {
    MySqlType written = MySqlColumns.labelled(base, List.of());
    List<String> labels =
        new MySqlType(
                base + "(" + inside + ")",
                base,
                0,
                0,
                0,
                0,
                0,
                written.charset(),
                written.collation(),
                "")
            .labels();
    return labels.isEmpty() ? Optional.empty() : Optional.of(MySqlColumns.labelled(base, labels));
  }
}
