package io.neosync.s3;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Map;
import java.util.UUID;

/** The names that say the type of a value that stands in an object of its own. */
final class Tags {

  static final String LIST = "$list";
  static final String SET = "$set";
  static final String DOCUMENT = "$document";
  static final String ENGINE = "$engine";

  /** By the class of the value. */
  static final Map<Class<?>, String> NAMES =
      Map.ofEntries(
          Map.entry(String.class, "$text"),
          Map.entry(Boolean.class, "$bool"),
          Map.entry(Integer.class, "$int"),
          Map.entry(Long.class, "$long"),
          Map.entry(BigDecimal.class, "$decimal"),
          Map.entry(Float.class, "$float"),
          Map.entry(Double.class, "$double"),
          Map.entry(byte[].class, "$binary"),
          Map.entry(LocalDate.class, "$date"),
          Map.entry(LocalTime.class, "$time"),
          Map.entry(OffsetTime.class, "$offsetTime"),
          Map.entry(LocalDateTime.class, "$timestamp"),
          Map.entry(Instant.class, "$moment"),
          Map.entry(OffsetDateTime.class, "$offsetTimestamp"),
          Map.entry(Duration.class, "$span"),
          Map.entry(UUID.class, "$uuid"));

  private Tags() {}
}
