package io.neosync.mongodb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Values of a subset's placeholders as BSON, unchanged or not at all. */
final class BsonValues {

  private BsonValues() {}

  /**
   * @throws IllegalArgumentException if BSON has no type that holds the value exactly; the message
   *     names its type, not the value
   */
  static BsonValue of(@Nullable Object value) {
    if (value == null) {
      return BsonNull.VALUE;
    } else if (value instanceof BsonValue bson) {
      return bson;
    } else if (value instanceof CharSequence || value instanceof Character) {
      return new BsonString(value.toString());
    } else if (value instanceof Boolean truth) {
      return BsonBoolean.valueOf(truth);
    } else if (value instanceof Number number) {
      return number(number);
    } else if (value instanceof byte[] bytes) {
      return new BsonBinary(bytes.clone());
    } else if (value instanceof UUID id) {
      return new BsonBinary(id);
    } else if (value instanceof ObjectId id) {
      return new BsonObjectId(id);
    } else if (value instanceof Collection<?> list) {
      return new BsonArray(list.stream().map(BsonValues::of).toList());
    } else if (value instanceof Object[] array) {
      return of(Arrays.asList(array));
    } else if (value instanceof Map<?, ?> map) {
      return document(map);
    }
    return moment(value);
  }

  private static BsonValue number(Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return new BsonInt32(number.intValue());
    } else if (number instanceof Long) {
      return new BsonInt64(number.longValue());
    } else if (number instanceof Double || number instanceof Float) {
      return new BsonDouble(number.doubleValue());
    } else if (number instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE
          ? new BsonInt64(big.longValue())
          : decimal(new BigDecimal(big));
    } else if (number instanceof BigDecimal decimal) {
      return decimal(decimal);
    } else if (number instanceof Decimal128 decimal) {
      return new BsonDecimal128(decimal);
    }
    throw unknown(number);
  }

  /**
   * @throws IllegalArgumentException if it has more digits than MongoDB's decimals
   */
  static BsonValue decimal(BigDecimal decimal) {
    try {
      return new BsonDecimal128(new Decimal128(decimal));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a decimal of more than 34 digits cannot be expressed");
    }
  }

  private static BsonDocument document(Map<?, ?> map) {
    BsonDocument document = new BsonDocument();
    map.forEach((name, value) -> document.append(String.valueOf(name), of(value)));
    return document;
  }

  private static BsonValue moment(Object value) {
    Instant instant;
    if (value instanceof Instant moment) {
      instant = moment;
    } else if (value instanceof OffsetDateTime moment) {
      instant = moment.toInstant();
    } else if (value instanceof ZonedDateTime moment) {
      instant = moment.toInstant();
    } else if (value instanceof LocalDateTime moment) {
      instant = moment.toInstant(ZoneOffset.UTC);
    } else if (value instanceof LocalDate date) {
      instant = date.atStartOfDay().toInstant(ZoneOffset.UTC);
    } else {
      throw unknown(value);
    }
    if (!instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
      throw new IllegalArgumentException(
          "MongoDB's dates are of milliseconds, and a value is finer; truncate it");
    }
    return new BsonDateTime(instant.toEpochMilli());
  }

  private static IllegalArgumentException unknown(Object value) {
    return new IllegalArgumentException(
        "a value of type " + value.getClass().getName() + " cannot be expressed in BSON");
  }

  /** A value of the same type that says nothing. */
  static BsonValue neutral(BsonValue value) {
    return switch (value.getBsonType()) {
      case STRING -> new BsonString("");
      case INT32 -> new BsonInt32(1);
      case INT64 -> new BsonInt64(1);
      case DOUBLE -> new BsonDouble(1);
      case DECIMAL128 -> new BsonDecimal128(new Decimal128(1));
      case DATE_TIME -> new BsonDateTime(0);
      case BOOLEAN -> BsonBoolean.TRUE;
      case OBJECT_ID -> new BsonObjectId(new ObjectId(new byte[12]));
      case ARRAY -> new BsonArray(value.asArray().stream().map(BsonValues::neutral).toList());
      case BINARY -> new BsonBinary(new byte[0]);
      case REGULAR_EXPRESSION -> new BsonRegularExpression("a");
      case NULL, MIN_KEY, MAX_KEY, UNDEFINED -> value;
      default -> BsonNull.VALUE;
    };
  }
}
