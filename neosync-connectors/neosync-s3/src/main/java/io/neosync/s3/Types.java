package io.neosync.s3;

import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Array;
import io.neosync.schema.LogicalType.Native.Form;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.UUID;

/** What encoders and decoders have to agree on. */
final class Types {

  private Types() {}

  /** Whether values are a {@link String} that is written as it is. */
  static boolean isText(LogicalType type) {
    return type instanceof LogicalType.Text
        || type instanceof LogicalType.Json
        || type instanceof LogicalType.Xml
        || type instanceof LogicalType.Bits
        || type instanceof LogicalType.Enumeration
        || (type instanceof LogicalType.Native own && own.form() == Form.TEXT);
  }

  /** Whether values are bytes. */
  static boolean isBinary(LogicalType type) {
    return type instanceof LogicalType.Bytes
        || (type instanceof LogicalType.Native own && own.form() == Form.BYTES);
  }

  /** The type of the values of a class that says itself what they are, but for numbers. */
  static LogicalType of(Class<?> type) {
    if (type == String.class) {
      return LogicalType.Text.UNLIMITED;
    } else if (type == Boolean.class) {
      return new LogicalType.Bool();
    } else if (type == BigDecimal.class) {
      return LogicalType.Decimal.ANY;
    } else if (type == byte[].class) {
      return LogicalType.Bytes.UNLIMITED;
    } else if (type == LocalDate.class) {
      return new LogicalType.Date();
    } else if (type == LocalTime.class) {
      return new LogicalType.Time(MICROS);
    } else if (type == OffsetTime.class) {
      return new LogicalType.OffsetTime(MICROS);
    } else if (type == LocalDateTime.class) {
      return new LogicalType.Timestamp(MICROS);
    } else if (type == Instant.class) {
      return new LogicalType.Moment(MICROS);
    } else if (type == OffsetDateTime.class) {
      return new LogicalType.OffsetTimestamp(MICROS);
    } else if (type == Duration.class) {
      return new LogicalType.Span(MICROS);
    } else if (type == UUID.class) {
      return new LogicalType.Uuid();
    }
    throw new IllegalArgumentException("values of " + type.getName() + " have no place in a file");
  }

  private static final int MICROS = 6;

  /** The type of what is no list, however many dimensions there are. */
  static LogicalType innermost(Array array) {
    LogicalType type = array.element();
    while (type instanceof Array inner) {
      type = inner.element();
    }
    return type;
  }
}
