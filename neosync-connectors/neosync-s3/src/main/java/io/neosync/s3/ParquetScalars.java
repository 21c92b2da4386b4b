package io.neosync.s3;

import io.neosync.schema.LogicalType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.UUID;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Which scalar holds the values of a logical type: the one that tools read as the same type, if it
 * holds all that the type does, and text as in JSON lines otherwise.
 */
final class ParquetScalars {

  static final int MICROS = 6;

  private ParquetScalars() {}

  /** Of any type whose values are no lists. */
  static ParquetScalar of(LogicalType type) {
    if (type instanceof LogicalType.Bool) {
      return new ParquetScalar(
          PrimitiveTypeName.BOOLEAN,
          0,
          null,
          value -> value instanceof Boolean ? value : null,
          stored -> stored,
          value -> true);
    } else if (type instanceof LogicalType.Int integer) {
      return ParquetNumbers.integer(integer);
    } else if (type instanceof LogicalType.Decimal decimal) {
      return ParquetNumbers.decimal(decimal);
    } else if (type instanceof LogicalType.FloatingPoint floating) {
      return ParquetNumbers.floating(floating);
    } else if (Types.isBinary(type)) {
      return new ParquetScalar(
          PrimitiveTypeName.BINARY,
          0,
          null,
          value -> value instanceof byte[] bytes ? Binary.fromConstantByteArray(bytes) : null,
          stored -> ((Binary) stored).getBytes(),
          value -> true);
    } else if (type instanceof LogicalType.Document || type instanceof LogicalType.Dynamic) {
      return ParquetTexts.json();
    }
    return Types.isText(type) ? ParquetTexts.text() : time(type);
  }

  private static ParquetScalar time(LogicalType type) {
    if (type instanceof LogicalType.Date) {
      return ParquetTimes.date();
    } else if (type instanceof LogicalType.Time) {
      return ParquetTexts.said(Times::plain, LocalTime::parse, LocalTime.class);
    } else if (type instanceof LogicalType.Timestamp timestamp) {
      return timestamp.fraction() <= MICROS
          ? ParquetTimes.timestamp()
          : ParquetTexts.said(Times::plain, LocalDateTime::parse, LocalDateTime.class);
    } else if (type instanceof LogicalType.Moment moment) {
      return moment.fraction() <= MICROS
          ? ParquetTimes.moment()
          : ParquetTexts.said(Times::plain, Instant::parse, Instant.class);
    } else if (type instanceof LogicalType.OffsetTime) {
      return ParquetTexts.said(Times::plain, OffsetTime::parse, OffsetTime.class);
    } else if (type instanceof LogicalType.OffsetTimestamp) {
      return ParquetTexts.said(Times::plain, OffsetDateTime::parse, OffsetDateTime.class);
    } else if (type instanceof LogicalType.Span) {
      return ParquetTexts.said(
          (span, to) -> to.raw(span.toString()), Duration::parse, Duration.class);
    } else if (type instanceof LogicalType.Uuid) {
      return ParquetTexts.said((id, to) -> to.raw(id.toString()), UUID::fromString, UUID.class);
    }
    throw new IllegalArgumentException("there is no place in Parquet for " + type);
  }
}
