package io.neosync.s3;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times in Parquet: days, and microseconds of 64 bits, which all tools read. What is
 * finer, or too far away, is not held.
 */
final class ParquetTimes {

  private static final long MICROS = 1_000_000;
  private static final int NANOS = 1_000;
  private static final long MOST_SECONDS = Long.MAX_VALUE / MICROS - 1;

  private ParquetTimes() {}

  static ParquetScalar date() {
    return new ParquetScalar(
        PrimitiveTypeName.INT32,
        0,
        LogicalTypeAnnotation.dateType(),
        value -> {
          if (value instanceof LocalDate date && date.toEpochDay() == (int) date.toEpochDay()) {
            return (int) date.toEpochDay();
          }
          return null;
        },
        stored -> LocalDate.ofEpochDay((Integer) stored),
        value -> true);
  }

  static ParquetScalar timestamp() {
    return micros(
        LogicalTypeAnnotation.timestampType(false, TimeUnit.MICROS),
        value ->
            value instanceof LocalDateTime timestamp
                ? micros(timestamp.toInstant(ZoneOffset.UTC))
                : null,
        stored ->
            LocalDateTime.ofEpochSecond(
                Math.floorDiv(stored, MICROS),
                (int) Math.floorMod(stored, MICROS) * NANOS,
                ZoneOffset.UTC));
  }

  static ParquetScalar moment() {
    return micros(
        LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS),
        value -> value instanceof Instant moment ? micros(moment) : null,
        stored ->
            Instant.ofEpochSecond(
                Math.floorDiv(stored, MICROS), Math.floorMod(stored, MICROS) * NANOS));
  }

  private interface Store {
    @Nullable Long of(Object value);
  }

  private interface Load {
    Object of(long micros);
  }

  private static ParquetScalar micros(LogicalTypeAnnotation annotation, Store store, Load load) {
    return new ParquetScalar(
        PrimitiveTypeName.INT64,
        0,
        annotation,
        store::of,
        stored -> load.of((Long) stored),
        value -> true);
  }

  private static @Nullable Long micros(Instant moment) {
    long seconds = moment.getEpochSecond();
    int nanos = moment.getNano();
    return Math.abs(seconds) > MOST_SECONDS || nanos % NANOS != 0
        ? null
        : (Long) (seconds * MICROS + nanos / NANOS);
  }
}
