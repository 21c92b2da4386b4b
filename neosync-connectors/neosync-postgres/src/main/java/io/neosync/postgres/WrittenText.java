package io.neosync.postgres;

import io.neosync.postgres.PgType.Kind;
import io.neosync.spi.Moment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts values that people wrote by hand to the text of a column's type: exactly, where
 * PostgreSQL itself would round, cut, pad or ignore a part. Types that only the server knows take
 * their text as it is; {@link WrittenChecks} has the server look at it.
 */
final class WrittenText {

  private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "citext", "name");

  private static final Map<String, BigInteger> INTEGERS =
      Map.of(
          "int2", BigInteger.valueOf(Short.MAX_VALUE),
          "int4", BigInteger.valueOf(Integer.MAX_VALUE),
          "int8", BigInteger.valueOf(Long.MAX_VALUE));

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d{1,5})?");
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}");
  private static final Pattern HEX = Pattern.compile("\\\\x([0-9a-fA-F]{2})*");

  private WrittenText() {}

  /**
   * @throws Unfit if the value cannot be stored unchanged
   */
  static String of(Object value, PgType column) throws Unfit {
    PgType type = column.bare();
    if (type.kind() == Kind.ENUM) {
      return label(value, type);
    }
    if (type.kind() == Kind.ARRAY && type.part() != null) {
      return value instanceof Collection<?> list ? array(list, type.part()) : text(value, column);
    }
    if (type.kind() != Kind.BASE) {
      return text(value, column);
    }
    String name = type.typeName();
    if (TEXTS.contains(name)) {
      return characters(value, type);
    }
    if (INTEGERS.containsKey(name)) {
      return integer(value, name);
    }
    return switch (name) {
      case "bool" -> truth(value);
      case "numeric" -> numeric(value, type);
      case "float4", "float8" -> floating(value, name.equals("float4"));
      case "date", "time", "timetz", "timestamp", "timestamptz" -> WrittenTime.of(value, type);
      case "uuid" -> matching(text(value, column), UUID, "is no UUID").toLowerCase(Locale.ROOT);
      case "json", "jsonb" -> value instanceof String text ? checked(text) : WrittenJson.of(value);
      case "bytea" ->
          value instanceof byte[] bytes
              ? "\\x" + HexFormat.of().formatHex(bytes)
              : matching(text(value, column), HEX, "is not binary: write it as \\x and hex digits");
      default -> text(value, column);
    };
  }

  /** What a value is called in messages. */
  static String kind(@Nullable Object value) {
    if (value instanceof Boolean) {
      return "the truth value";
    } else if (value instanceof Number) {
      return "the number";
    } else if (value instanceof byte[]) {
      return "the binary value";
    } else if (value instanceof Collection) {
      return "the list";
    } else if (value instanceof Map) {
      return "the document";
    }
    return "the text";
  }

  private static String text(Object value, PgType column) throws Unfit {
    if (value instanceof Moment moment) {
      return checked(moment.text());
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof String text) {
      return checked(text);
    }
    throw new Unfit("cannot be stored there: write it as PostgreSQL writes a " + column);
  }

  private static String checked(String text) throws Unfit {
    if (text.indexOf('\0') >= 0) {
      throw new Unfit("has a character with the code 0, which PostgreSQL does not store");
    }
    return text;
  }

  private static String matching(String text, Pattern pattern, String reason) throws Unfit {
    if (!pattern.matcher(text).matches()) {
      throw new Unfit(reason);
    }
    return text;
  }

  private static String characters(Object value, PgType type) throws Unfit {
    String text;
    if (value instanceof BigDecimal number) {
      text = number.toString();
      if (text.indexOf('E') >= 0) {
        throw new Unfit("is to be stored as text: put it in quotes");
      }
    } else if (value instanceof String || value instanceof Moment) {
      text = text(value, type);
    } else {
      throw new Unfit("is not text: put it in quotes if it is meant to be");
    }
    int limit = type.typeName().equals("name") ? 63 : type.modifier() - 4;
    int length =
        type.typeName().equals("name")
            ? text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length
            : text.codePointCount(0, text.length());
    if (type.modifier() < 0 && !type.typeName().equals("name")) {
      return text;
    }
    if (length > limit) {
      throw new Unfit("has %d characters, %d more than fit".formatted(length, length - limit));
    }
    return text;
  }

  private static String label(Object value, PgType type) throws Unfit {
    String label = value instanceof BigDecimal number ? number.toString() : text(value, type);
    if (!type.labels().contains(label)) {
      throw new Unfit("is none of its labels " + type.labels());
    }
    return label;
  }

  private static String truth(Object value) throws Unfit {
    if (value instanceof Boolean truth) {
      return truth ? "t" : "f";
    }
    String text = value instanceof String written ? written.toLowerCase(Locale.ROOT) : "";
    return switch (text) {
      case "true", "t" -> "t";
      case "false", "f" -> "f";
      default -> throw new Unfit("is neither true nor false");
    };
  }

  private static BigDecimal number(Object value) throws Unfit {
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof String text && NUMBER.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    throw new Unfit("is no number");
  }

  private static String integer(Object value, String type) throws Unfit {
    BigDecimal number = number(value).stripTrailingZeros();
    if (number.scale() > 0) {
      throw new Unfit("is no whole number");
    }
    BigDecimal max = new BigDecimal(INTEGERS.getOrDefault(type, BigInteger.ZERO));
    if (number.compareTo(max) > 0 || number.compareTo(max.negate().subtract(BigDecimal.ONE)) < 0) {
      throw new Unfit("is out of range");
    }
    return number.toPlainString();
  }

  private static String numeric(Object value, PgType type) throws Unfit {
    if (value instanceof String text && text.equals("NaN")) {
      return text;
    }
    BigDecimal number = number(value);
    if (type.modifier() < 0) {
      return number.toPlainString();
    }
    BigDecimal bare = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    int scale = Assignability.scale(type);
    if (bare.scale() > scale) {
      throw new Unfit("has more than %d digits after the point".formatted(scale));
    }
    if (bare.precision() - bare.scale() > Assignability.precision(type) - scale) {
      throw new Unfit("is out of range");
    }
    return number.toPlainString();
  }

  private static String floating(Object value, boolean single) throws Unfit {
    if (value instanceof String text && Set.of("NaN", "Infinity", "-Infinity").contains(text)) {
      return text;
    }
    BigDecimal number = number(value);
    // The text that stands for the nearest value must be the number that was written: 16777217 has
    // no such text in single precision, 0.1 has.
    String nearest =
        single ? Float.toString(number.floatValue()) : Double.toString(number.doubleValue());
    if (nearest.endsWith("y")) {
      throw new Unfit("is out of range");
    }
    if (new BigDecimal(nearest).compareTo(number) != 0) {
      throw new Unfit("has more digits than the column keeps");
    }
    return nearest;
  }

  private static String array(Collection<?> list, PgType part) throws Unfit {
    List<String> elements = new ArrayList<>();
    for (Object element : list) {
      if (element == null) {
        elements.add("NULL");
      } else if (element instanceof Collection<?> inner && part.bare().kind() != Kind.ARRAY) {
        elements.add(array(inner, part));
      } else {
        String text = of(element, part);
        elements.add('"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
      }
    }
    // The server knows another delimiter for boxes only.
    String delimiter = part.bare().typeName().equals("box") ? ";" : ",";
    return "{" + String.join(delimiter, elements) + "}";
  }

  /** A date, as ISO 8601 writes it. */
  static LocalDate date(String text) throws Unfit {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Unfit("is no date: write it as 2024-08-31 or now - 3 days");
    }
  }
}
