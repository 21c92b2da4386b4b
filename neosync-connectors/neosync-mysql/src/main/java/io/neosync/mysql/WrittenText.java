package io.neosync.mysql;

import io.neosync.jdbc.written.Unfit;
import io.neosync.jdbc.written.WrittenJson;
import io.neosync.jdbc.written.WrittenNumbers;
import io.neosync.jdbc.written.WrittenTexts;
import io.neosync.mysql.MySqlType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Converts values that people wrote by hand to what a column holds: exactly, where MySQL itself
 * would round, cut, pad or convert. What only the server knows is taken as it is; {@link
 * MySqlWritten} has the server look at it.
 */
final class WrittenText {

  /** Character sets whose characters are known here, by the greatest of them. */
  static final Map<String, Integer> CHARSETS =
      Map.of("utf8mb4", Character.MAX_CODE_POINT, "utf8mb3", 0xffff, "utf8", 0xffff, "ascii", 0x7f);

  private static final BigInteger LEAST_YEAR = BigInteger.valueOf(1901);
  private static final BigInteger GREATEST_YEAR = BigInteger.valueOf(2155);

  private WrittenText() {}

  /**
   * A value as {@link InsertText} takes it.
   *
   * @throws Unfit if the value cannot be stored unchanged
   */
  static Object of(Object value, MySqlType type, Server server) throws Unfit {
    return switch (type.kind()) {
      case INTEGER -> integer(value, type);
      case DECIMAL -> signed(WrittenNumbers.decimal(value, type.precision(), type.scale()), type);
      case FLOAT, DOUBLE -> floating(value, type);
      case BIT -> bits(value, type);
      case YEAR -> year(value);
      case DATE, DATETIME, TIMESTAMP, TIME -> WrittenTimes.of(value, type, server);
      case CHAR, VARCHAR, TEXT -> characters(value, type, server);
      case ENUM -> WrittenTexts.label(WrittenTexts.characters(value), type.labels());
      case SET -> members(value, type);
      case BINARY, VARBINARY, BLOB -> bytes(value, type);
      case OPAQUE -> WrittenTexts.bytes(value);
      case JSON -> json(value);
      case GEOMETRY ->
          value instanceof byte[] ? value : WrittenTexts.text(value, MySql.ENGINE, type);
      case OTHER -> WrittenTexts.text(value, MySql.ENGINE, type);
    };
  }

  /** The text by which such a value is known. */
  static String key(Object stored) {
    if (stored instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return stored instanceof BigDecimal number
        ? (number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros()).toPlainString()
        : stored.toString();
  }

  private static Object integer(Object value, MySqlType type) throws Unfit {
    if (type.name().startsWith("tinyint(1)") && isTruth(value)) {
      return BigDecimal.valueOf(WrittenTexts.truth(value) ? 1 : 0);
    }
    int bits = Assignability.bits(type);
    BigInteger values = BigInteger.ONE.shiftLeft(type.unsigned() ? bits : bits - 1);
    BigInteger least = type.unsigned() ? BigInteger.ZERO : values.negate();
    return WrittenNumbers.whole(value, least, values.subtract(BigInteger.ONE));
  }

  /** MySQL's BOOLEAN is a number. */
  private static boolean isTruth(Object value) {
    return value instanceof Boolean
        || (value instanceof String text
            && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")));
  }

  private static BigDecimal signed(BigDecimal number, MySqlType type) throws Unfit {
    if (type.unsigned() && number.signum() < 0) {
      throw WrittenNumbers.outOfRange();
    }
    return number;
  }

  private static Object floating(Object value, MySqlType type) throws Unfit {
    signed(WrittenNumbers.number(value), type);
    if (type.scale() >= 0) {
      WrittenNumbers.decimal(value, type.precision(), type.scale());
    }
    return type.kind() == Kind.FLOAT
        ? (Object) WrittenNumbers.singlePrecision(value)
        : (Object) WrittenNumbers.doublePrecision(value);
  }

  private static Object bits(Object value, MySqlType type) throws Unfit {
    if (type.precision() == 1 && isTruth(value)) {
      return BigDecimal.valueOf(WrittenTexts.truth(value) ? 1 : 0);
    }
    BigInteger values = BigInteger.ONE.shiftLeft(type.precision());
    return WrittenNumbers.whole(value, BigInteger.ZERO, values.subtract(BigInteger.ONE));
  }

  private static Object year(Object value) throws Unfit {
    BigDecimal number = WrittenNumbers.whole(value, BigInteger.ZERO, GREATEST_YEAR);
    if (number.signum() != 0 && number.toBigInteger().compareTo(LEAST_YEAR) < 0) {
      throw WrittenNumbers.outOfRange();
    }
    return number;
  }

  private static String characters(Object value, MySqlType type, Server server) throws Unfit {
    // MariaDB's JSON is a LONGTEXT.
    boolean document = value instanceof Map || value instanceof Collection;
    String text =
        document && server.mariaDb() && type.base().equals("longtext")
            ? WrittenJson.of(value)
            : WrittenTexts.characters(value);
    int greatest = CHARSETS.getOrDefault(type.charset(), Character.MAX_CODE_POINT);
    if (text.codePoints().anyMatch(c -> c > greatest)) {
      throw new Unfit("has a character that its character set does not have");
    }
    if (type.kind() != Kind.TEXT) {
      WrittenTexts.requireLength(text.codePointCount(0, text.length()), type.length());
      if (type.kind() == Kind.CHAR && text.endsWith(" ")) {
        throw new Unfit("ends in a space, which the column does not keep");
      }
    } else if (type.charset().startsWith("utf8")) {
      WrittenTexts.requireBytes(text.getBytes(StandardCharsets.UTF_8).length, type.octets());
    }
    return text;
  }

  /** Members in the order of the type, as the server would give them back. */
  private static String members(Object value, MySqlType type) throws Unfit {
    Collection<?> members =
        value instanceof Collection<?> list
            ? list
            : value.equals("") ? List.of() : List.of(WrittenTexts.characters(value).split(",", -1));
    List<String> labels = type.labels();
    for (Object member : members) {
      if (member == null) {
        throw new Unfit("has a member without a value");
      }
      WrittenTexts.label(WrittenTexts.characters(member), labels);
    }
    return labels.stream().filter(members::contains).collect(Collectors.joining(","));
  }

  private static Object bytes(Object value, MySqlType type) throws Unfit {
    byte[] bytes = WrittenTexts.bytes(value);
    WrittenTexts.requireBytes(bytes.length, type.octets());
    if (type.kind() == Kind.BINARY && bytes.length < type.octets()) {
      throw new Unfit(
          "has %d bytes, and the column would fill them up to %d"
              .formatted(bytes.length, type.octets()));
    }
    return bytes;
  }

  private static String json(Object value) throws Unfit {
    String json = value instanceof String ? WrittenTexts.characters(value) : WrittenJson.of(value);
    JsonNumbers.requireExact(json);
    return json;
  }
}
