package io.neosync.s3;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Reads values that are one token of JSON, once it is known of which class they are. */
final class Scalars {

  static final ValueDecoder TEXT = JsonParser::getText;
  static final ValueDecoder BOOL = JsonParser::getBooleanValue;
  static final ValueDecoder LONG = Scalars::whole;
  static final ValueDecoder DECIMAL = text(BigDecimal::new);
  static final ValueDecoder FLOAT = text(Float::valueOf);
  static final ValueDecoder DOUBLE = text(Double::valueOf);
  static final ValueDecoder BINARY = text(Base64.getDecoder()::decode);
  static final ValueDecoder DATE = text(LocalDate::parse);
  static final ValueDecoder TIME = text(LocalTime::parse);
  static final ValueDecoder OFFSET_TIME = text(OffsetTime::parse);
  static final ValueDecoder TIMESTAMP = text(LocalDateTime::parse);
  static final ValueDecoder MOMENT = text(Instant::parse);
  static final ValueDecoder OFFSET_TIMESTAMP = text(OffsetDateTime::parse);
  static final ValueDecoder SPAN = text(Duration::parse);
  static final ValueDecoder UUIDS = text(UUID::fromString);

  static final Map<String, ValueDecoder> BY_TAG =
      Map.ofEntries(
          tag(String.class, TEXT),
          tag(Boolean.class, BOOL),
          tag(Integer.class, JsonParser::getIntValue),
          tag(Long.class, LONG),
          tag(BigDecimal.class, DECIMAL),
          tag(Float.class, FLOAT),
          tag(Double.class, DOUBLE),
          tag(byte[].class, BINARY),
          tag(LocalDate.class, DATE),
          tag(LocalTime.class, TIME),
          tag(OffsetTime.class, OFFSET_TIME),
          tag(LocalDateTime.class, TIMESTAMP),
          tag(Instant.class, MOMENT),
          tag(OffsetDateTime.class, OFFSET_TIMESTAMP),
          tag(Duration.class, SPAN),
          tag(UUID.class, UUIDS));

  private Scalars() {}

  private static Map.Entry<String, ValueDecoder> tag(Class<?> type, ValueDecoder decoder) {
    return Map.entry(Tags.NAMES.getOrDefault(type, ""), decoder);
  }

  /** Of text, or of a number as it is written. */
  private static ValueDecoder text(Function<String, Object> parse) {
    return from -> {
      JsonToken token = from.currentToken();
      if (token == null || !token.isScalarValue()) {
        throw new DamagedException(token + " stands where a value should");
      }
      return parse.apply(from.getText());
    };
  }

  /** A {@link Long}, as number or text; beyond its range a {@link BigDecimal}. */
  private static Object whole(JsonParser from) throws IOException, DamagedException {
    if (from.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return from.getLongValue();
    }
    BigDecimal number = new BigDecimal(from.getText());
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      return number;
    }
  }
}
