package io.neosync.postgres;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLXML;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The server's types for Java's, as the driver pairs them. */
final class PgTypes {

  /** The first class that a value is an instance of counts. */
  private static final Map<Class<?>, String> TYPES = new LinkedHashMap<>();

  static {
    put("int4", Integer.class, int.class);
    put("int8", Long.class, long.class);
    put("int2", Short.class, short.class, Byte.class, byte.class);
    put("float4", Float.class, float.class);
    put("float8", Double.class, double.class);
    put("numeric", BigDecimal.class, BigInteger.class, Number.class);
    put("bool", Boolean.class, boolean.class);
    put("text", CharSequence.class, Character.class, char.class, Enum.class);
    put("uuid", UUID.class);
    put("bytea", byte[].class);
    put("date", LocalDate.class, java.sql.Date.class);
    put("time", LocalTime.class, java.sql.Time.class);
    put("timetz", OffsetTime.class);
    put("timestamp", LocalDateTime.class);
    put("timestamptz", OffsetDateTime.class, ZonedDateTime.class, Instant.class);
    put("timestamptz", java.util.Date.class, Calendar.class);
    put("xml", SQLXML.class);
    put("hstore", Map.class);
  }

  /** A name of a type that can stand in SQL as it is: words or quoted names, modifier, brackets. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:\\w[\\w ]*|\"(?:[^\"]|\"\")+\")(?:\\.(?:\\w+|\"(?:[^\"]|\"\")+\"))?"
              + "(?:\\(\\d+(?:, ?-?\\d+)?\\))?(?:\\[\\])*");

  private PgTypes() {}

  private static void put(String type, Class<?>... classes) {
    for (Class<?> each : classes) {
      TYPES.put(each, type.equals("hstore") ? type : "pg_catalog." + type);
    }
  }

  static Optional<String> of(Class<?> type) {
    return TYPES.entrySet().stream()
        .filter(entry -> entry.getKey().isAssignableFrom(type))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** A type called by its name, safe to stand in SQL. */
  static String named(String name) {
    return NAME.matcher(name).matches() ? name : PgSql.name(name);
  }
}
