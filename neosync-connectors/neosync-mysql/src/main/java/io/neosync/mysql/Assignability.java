package io.neosync.mysql;

import io.neosync.mysql.MySqlType.Kind;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether every value of one type can be stored, unchanged, in a column of another. MySQL itself
 * would round, cut, pad or convert; those pairs are refused here.
 */
final class Assignability {

  /** Bits of each integer type. */
  private static final Map<String, Integer> BITS =
      Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "int", 32, "bigint", 64);

  /** Bytes of the longest character. */
  private static final Map<String, Integer> BYTES =
      Map.of(
          "utf8mb4", 4, "utf8mb3", 3, "utf8", 3, "ucs2", 2, "utf16", 4, "utf16le", 4, "utf32", 4);

  /** All characters of each are characters of the others listed. */
  private static final Map<String, Set<String>> WIDER =
      Map.of(
          "ascii", Set.of("latin1", "utf8mb3", "utf8mb4"),
          "utf8mb3", Set.of("utf8mb4"));

  private static final Set<Kind> CHARACTERS = Set.of(Kind.CHAR, Kind.VARCHAR, Kind.TEXT);
  private static final Set<Kind> BYTE_STRINGS = Set.of(Kind.BINARY, Kind.VARBINARY, Kind.BLOB);

  private Assignability() {}

  /** Why values cannot all be stored unchanged; empty when they can. */
  static Optional<String> refusal(MySqlType from, MySqlType to) {
    if (from.equals(to)) {
      return Optional.empty();
    }
    if (from.kind() == to.kind() && (from.kind() == Kind.ENUM || from.kind() == Kind.SET)) {
      Set<String> missing = new LinkedHashSet<>(from.labels());
      to.labels().forEach(missing::remove);
      if (!missing.isEmpty()) {
        return Optional.of("the destination's " + to.base() + " lacks the labels " + missing);
      }
      return Optional.empty();
    }
    return fits(from, to)
        ? Optional.empty()
        : Optional.of("not every %s can be stored unchanged as %s".formatted(from, to));
  }

  private static boolean fits(MySqlType from, MySqlType to) {
    if (from.kind() == Kind.INTEGER) {
      return integerFits(from, to);
    }
    if (CHARACTERS.contains(from.kind()) || from.kind() == Kind.JSON) {
      return textFits(from, to);
    }
    if (BYTE_STRINGS.contains(from.kind())) {
      return bytesFit(from, to);
    }
    boolean sign = to.unsigned() ? from.unsigned() : true;
    return switch (from.kind()) {
      case DECIMAL ->
          to.kind() == Kind.DECIMAL
              && sign
              && from.scale() <= to.scale()
              && from.precision() - from.scale() <= to.precision() - to.scale();
      case FLOAT, DOUBLE ->
          sign
              && to.scale() < 0
              && (to.kind() == Kind.DOUBLE
                  || (to.kind() == Kind.FLOAT && from.kind() == to.kind()));
      case BIT -> to.kind() == Kind.BIT && from.precision() <= to.precision();
      case DATE -> to.kind() == Kind.DATE || to.kind() == Kind.DATETIME;
      case DATETIME, TIMESTAMP, TIME ->
          to.kind() == from.kind() && from.fraction() <= to.fraction();
      case YEAR -> to.kind() == Kind.YEAR;
      case GEOMETRY ->
          (to.base().equals("geometry") || to.base().equals(from.base()))
              && (to.srid().isEmpty() || to.srid().equals(from.srid()));
      default -> from.name().equals(to.name());
    };
  }

  private static boolean integerFits(MySqlType from, MySqlType to) {
    int bits = bits(from);
    return switch (to.kind()) {
      case INTEGER -> {
        int room = BITS.getOrDefault(to.base(), 0);
        yield to.unsigned()
            ? from.unsigned() && bits <= room
            : from.unsigned() ? bits < room : bits <= room;
      }
      case DECIMAL -> {
        int digits = (int) Math.ceil(bits * Math.log10(2));
        yield (from.unsigned() || !to.unsigned()) && digits <= to.precision() - to.scale();
      }
      case DOUBLE -> (from.unsigned() || !to.unsigned()) && bits <= 32 && to.scale() < 0;
      default -> false;
    };
  }

  private static boolean textFits(MySqlType from, MySqlType to) {
    if (!CHARACTERS.contains(to.kind())) {
      return false;
    }
    boolean padded = to.kind() == Kind.CHAR && from.kind() != Kind.CHAR;
    boolean characters =
        from.charset().equals(to.charset())
            || from.kind() == Kind.JSON
            || to.charset().equals("utf8mb4")
            || WIDER.getOrDefault(from.charset(), Set.of()).contains(to.charset());
    if (padded || !characters) {
      return false;
    }
    if (from.kind() == Kind.JSON) {
      return to.base().equals("longtext") && to.charset().equals("utf8mb4");
    }
    if (from.kind() != Kind.TEXT) {
      return to.kind() == Kind.TEXT
          ? from.length() * bytes(to) <= to.octets()
          : from.length() <= to.length();
    }
    if (to.kind() != Kind.TEXT) {
      return from.octets() <= to.length();
    }
    return from.octets() * (from.charset().equals(to.charset()) ? 1 : bytes(to)) <= to.octets()
        || (to.base().equals("longtext") && from.octets() * bytes(to) <= 1L << 32);
  }

  /** How many bytes the longest character of the type's set has. */
  static int bytes(MySqlType type) {
    return BYTES.getOrDefault(type.charset(), 2);
  }

  /** How many bits an integer has. */
  static int bits(MySqlType type) {
    return BITS.getOrDefault(type.base(), 64);
  }

  private static boolean bytesFit(MySqlType from, MySqlType to) {
    return switch (to.kind()) {
      case BINARY -> from.kind() == Kind.BINARY && from.octets() == to.octets();
      case VARBINARY, BLOB -> from.octets() <= to.octets();
      default -> false;
    };
  }
}
