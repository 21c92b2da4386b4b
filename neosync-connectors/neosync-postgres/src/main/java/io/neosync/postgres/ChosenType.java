package io.neosync.postgres;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type as the author of a sync writes it.
 *
 * @param name as the server's catalog or {@code format_type} has it without a modifier
 * @param modifier its number in the catalog, or -1
 */
record ChosenType(String name, int modifier, boolean array) {

  private static final int HEADER = 4;

  private static final int MICROSECONDS = 6;

  private static final int MAX_LENGTH = 10_485_760;

  private static final int MAX_PRECISION = 1_000;

  private static final Pattern TYPE =
      Pattern.compile(
          "\\s*([^(\\[]+?)\\s*(?:\\(\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,9})\\s*)?\\))?"
              + "(\\s+with(?:out)?\\s+time\\s+zone)?\\s*(\\[\\])?\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("int", "int4"),
          Map.entry("char", "bpchar"),
          Map.entry("character", "bpchar"),
          Map.entry("character varying", "varchar"),
          Map.entry("bit varying", "varbit"),
          Map.entry("decimal", "numeric"),
          Map.entry("dec", "numeric"),
          Map.entry("float", "float8"),
          Map.entry("time without time zone", "time"),
          Map.entry("time with time zone", "timetz"),
          Map.entry("timestamp without time zone", "timestamp"),
          Map.entry("timestamp with time zone", "timestamptz"));

  /** What was written, which need not be there; empty where it cannot be a type. */
  static Optional<ChosenType> of(String text) {
    Matcher type = TYPE.matcher(text);
    if (!type.matches()) {
      return Optional.empty();
    }
    String zone = type.group(4) == null ? "" : type.group(4);
    String plain = (type.group(1) + zone).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    String known = SYNONYMS.getOrDefault(plain, plain);
    // A type of the database's own may have capitals.
    String name = known.equals(plain) && zone.isEmpty() ? type.group(1) : known;
    OptionalInt modifier = modifier(known, type.group(2), type.group(3));
    boolean array = type.group(5) != null;
    return modifier.isEmpty()
        ? Optional.empty()
        : Optional.of(new ChosenType(name, modifier.getAsInt(), array));
  }

  private static OptionalInt modifier(
      String name,
      @org.jspecify.annotations.Nullable String size,
      @org.jspecify.annotations.Nullable String scale) {
    if (size == null) {
      return OptionalInt.of(
          name.equals("bpchar") ? 1 + HEADER : name.equals("bit") ? 1 : -1); // CHAR is CHAR(1)
    }
    int first = Integer.parseInt(size);
    if (name.equals("numeric")) {
      int second = scale == null ? 0 : Integer.parseInt(scale);
      return within(first, 1, MAX_PRECISION, ((first << 16) | second) + HEADER, second <= first);
    }
    return switch (name) {
      case "varchar", "bpchar" -> within(first, 1, MAX_LENGTH, first + HEADER, scale == null);
      case "bit", "varbit" -> within(first, 1, MAX_LENGTH, first, scale == null);
      case "time", "timetz", "timestamp", "timestamptz" ->
          within(first, 0, MICROSECONDS, first, scale == null);
      default -> OptionalInt.empty();
    };
  }

  private static OptionalInt within(int size, int least, int most, int modifier, boolean fits) {
    return fits && size >= least && size <= most ? OptionalInt.of(modifier) : OptionalInt.empty();
  }
}
