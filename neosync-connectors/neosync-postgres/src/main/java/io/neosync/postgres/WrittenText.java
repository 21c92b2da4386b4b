package io.neosync.postgres;

import io.neosync.jdbc.written.Unfit;
import io.neosync.jdbc.written.WrittenJson;
import io.neosync.jdbc.written.WrittenNumbers;
import io.neosync.jdbc.written.WrittenTexts;
import io.neosync.jdbc.written.WrittenTime;
import io.neosync.postgres.PgType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Converts values that people wrote by hand to the text of a column's type: exactly, where
 * PostgreSQL itself would round, cut, pad or ignore a part. Types that only the server knows take
 * their text as it is; {@link PgWritten} has the server look at it.
 */
final class WrittenText {

  private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "citext", "name");

  private static final Map<String, BigInteger> INTEGERS =
      Map.of(
          "int2", BigInteger.valueOf(Short.MAX_VALUE),
          "int4", BigInteger.valueOf(Integer.MAX_VALUE),
          "int8", BigInteger.valueOf(Long.MAX_VALUE));

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}");

  private static final Set<String> ENDLESS = Set.of("infinity", "-infinity");

  /** Digits of a second, unless a type says otherwise. */
  private static final int MICROSECONDS = 6;

  /** The longest of the type {@code name}. */
  private static final int NAME_BYTES = 63;

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
    BigInteger max = INTEGERS.get(name);
    if (max != null) {
      return integer(value, max);
    }
    return switch (name) {
      case "bool" -> WrittenTexts.truth(value) ? "t" : "f";
      case "numeric" -> numeric(value, type);
      case "float4", "float8" -> floating(value, name.equals("float4"));
      case "date", "time", "timetz", "timestamp", "timestamptz" -> time(value, type);
      case "uuid" -> uuid(text(value, column));
      case "json", "jsonb" -> value instanceof String text ? checked(text) : WrittenJson.of(value);
      case "bytea" -> "\\x" + HexFormat.of().formatHex(WrittenTexts.bytes(value));
      default -> text(value, column);
    };
  }

  private static String text(Object value, PgType column) throws Unfit {
    return checked(WrittenTexts.text(value, Postgres.ENGINE, column));
  }

  private static String checked(String text) throws Unfit {
    if (text.indexOf('\0') >= 0) {
      throw new Unfit("has a character with the code 0, which PostgreSQL does not store");
    }
    return text;
  }

  private static String uuid(String text) throws Unfit {
    if (!UUID.matcher(text).matches()) {
      throw new Unfit("is no UUID");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static String characters(Object value, PgType type) throws Unfit {
    String text = checked(WrittenTexts.characters(value));
    if (type.typeName().equals("name")) {
      WrittenTexts.requireLength(text.getBytes(StandardCharsets.UTF_8).length, NAME_BYTES);
    } else if (type.modifier() >= 0) {
      WrittenTexts.requireLength(text.codePointCount(0, text.length()), type.modifier() - 4);
    }
    return text;
  }

  private static String label(Object value, PgType type) throws Unfit {
    return WrittenTexts.label(
        value instanceof BigDecimal number ? number.toString() : text(value, type), type.labels());
  }

  private static String integer(Object value, BigInteger max) throws Unfit {
    return WrittenNumbers.whole(value, max.negate().subtract(BigInteger.ONE), max).toPlainString();
  }

  private static String numeric(Object value, PgType type) throws Unfit {
    if (value instanceof String text && text.equals("NaN")) {
      return text;
    }
    BigDecimal number =
        type.modifier() < 0
            ? WrittenNumbers.number(value)
            : WrittenNumbers.decimal(
                value, Assignability.precision(type), Assignability.scale(type));
    return number.toPlainString();
  }

  private static String floating(Object value, boolean single) throws Unfit {
    if (value instanceof String text && Set.of("NaN", "Infinity", "-Infinity").contains(text)) {
      return text;
    }
    return single
        ? Float.toString(WrittenNumbers.singlePrecision(value))
        : Double.toString(WrittenNumbers.doublePrecision(value));
  }

  private static String time(Object value, PgType type) throws Unfit {
    String name = type.typeName();
    boolean dated = !name.equals("time") && !name.equals("timetz");
    if (dated && value instanceof String text && ENDLESS.contains(text)) {
      return text;
    }
    int digits = type.modifier() < 0 ? MICROSECONDS : type.modifier();
    boolean timed = !name.equals("date");
    return new WrittenTime(dated, timed, name.endsWith("tz"), digits).of(value).toString();
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
}
