package io.neosync.postgres;

import io.neosync.postgres.PgType.Kind;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether every value of one type can be stored, unchanged, in a column of another. PostgreSQL
 * itself would accept more, by rounding numerics and timestamps or cutting spaces; those pairs are
 * refused here.
 */
final class Assignability {

  /** A modifier counts from here where it holds a length: varchar(1) is 5 (VARHDRSZ). */
  private static final int HEADER = 4;

  private static final Set<String> LENGTH_LIMITED = Set.of("varchar", "bpchar", "varbit");
  private static final Set<String> FRACTION_LIMITED =
      Set.of("timestamp", "timestamptz", "time", "timetz");

  /** Digits before the point that an integer type may need. */
  private static final Map<String, Integer> INTEGER_DIGITS =
      Map.of("int2", 5, "int4", 10, "int8", 19);

  private static final Map<String, Set<String>> WIDER =
      Map.ofEntries(
          Map.entry("int2", Set.of("int4", "int8", "float4", "float8")),
          Map.entry("int4", Set.of("int8", "float8")),
          Map.entry("float4", Set.of("float8")),
          Map.entry("date", Set.of("timestamp")),
          Map.entry("cidr", Set.of("inet")),
          Map.entry("json", Set.of()),
          Map.entry("jsonb", Set.of("json")),
          Map.entry("macaddr", Set.of("macaddr8")),
          Map.entry("bit", Set.of("varbit")),
          Map.entry("name", Set.of("varchar")),
          Map.entry("bpchar", Set.of("varchar")),
          Map.entry("varchar", Set.of("citext")),
          Map.entry("text", Set.of("citext", "varchar")),
          Map.entry("citext", Set.of("varchar")));

  private Assignability() {}

  /** Why values cannot all be stored unchanged; empty when they can. */
  static Optional<String> refusal(PgType source, PgType destination) {
    PgType from = source.bare();
    PgType to = destination.bare();
    if (to.typeName().equals("text")) {
      return from.typeName().equals("bytea") ? refused(source, destination) : Optional.empty();
    }
    if (from.kind() == Kind.ENUM && to.kind() == Kind.ENUM) {
      Set<String> missing = new LinkedHashSet<>(from.labels());
      to.labels().forEach(missing::remove);
      return missing.isEmpty()
          ? Optional.empty()
          : Optional.of("the destination's enum " + destination + " lacks the labels " + missing);
    }
    return fits(from, to) ? Optional.empty() : refused(source, destination);
  }

  private static Optional<String> refused(PgType source, PgType destination) {
    return Optional.of("not every " + source + " can be stored unchanged as " + destination);
  }

  private static boolean fits(PgType from, PgType to) {
    if (from.kind() != to.kind()) {
      return false;
    }
    return switch (from.kind()) {
      case BASE -> baseFits(from, to);
      case COMPOSITE -> attributesFit(from, to);
      case RANGE, MULTIRANGE -> sameParts(from, to);
      case ARRAY ->
          from.part() != null && to.part() != null && refusal(from.part(), to.part()).isEmpty();
      case ENUM, DOMAIN -> false;
    };
  }

  private static boolean sameParts(PgType from, PgType to) {
    return from.part() != null
        && to.part() != null
        && from.part().bare().typeName().equals(to.part().bare().typeName());
  }

  private static boolean attributesFit(PgType from, PgType to) {
    if (from.attributes().size() != to.attributes().size()) {
      return false;
    }
    for (int i = 0; i < from.attributes().size(); i++) {
      if (refusal(from.attributes().get(i), to.attributes().get(i)).isPresent()) {
        return false;
      }
    }
    return true;
  }

  private static boolean baseFits(PgType from, PgType to) {
    String target = to.typeName();
    if (target.equals("numeric") && INTEGER_DIGITS.containsKey(from.typeName())) {
      int digits = INTEGER_DIGITS.getOrDefault(from.typeName(), 0);
      // A negative scale rounds before the point.
      return to.modifier() < 0 || (scale(to) >= 0 && precision(to) - scale(to) >= digits);
    }
    if (!from.typeName().equals(target)
        && !WIDER.getOrDefault(from.typeName(), Set.of()).contains(target)) {
      return false;
    }
    return modifierFits(from, to);
  }

  private static boolean modifierFits(PgType from, PgType to) {
    if (to.modifier() < 0 || to.modifier() == from.modifier()) {
      return true;
    }
    String target = to.typeName();
    if (LENGTH_LIMITED.contains(target)) {
      return from.modifier() >= 0 && from.modifier() <= to.modifier() && !pads(from, to);
    }
    if (FRACTION_LIMITED.contains(target)) {
      // A date has no fraction of a second; a missing modifier means all six digits.
      return from.typeName().equals("date")
          || to.modifier() == 6
          || (from.modifier() >= 0 && from.modifier() <= to.modifier());
    }
    if (target.equals("numeric")) {
      return from.modifier() >= 0
          && scale(from) <= scale(to)
          && precision(from) - scale(from) <= precision(to) - scale(to);
    }
    return false;
  }

  /** char(n) fills up with spaces, which only mean nothing while the type stays char. */
  private static boolean pads(PgType from, PgType to) {
    return to.typeName().equals("bpchar") && !from.typeName().equals("bpchar");
  }

  static int precision(PgType numeric) {
    return ((numeric.modifier() - HEADER) >> 16) & 0xffff;
  }

  static int scale(PgType numeric) {
    // Eleven bits with a sign, since a scale may be negative.
    return ((((numeric.modifier() - HEADER) & 0x7ff) ^ 1024) - 1024);
  }
}
