package io.neosync.mongodb;

import io.neosync.spi.EngineValue;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonBinaryWriter;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Documents as values of rows, and back to the same bytes.
 *
 * <p>What only BSON has is an {@link EngineValue}: its type by MongoDB's alias, {@code timestamp}
 * for one, and its canonical Extended JSON; of an {@code objectId} its 24 digits. A whole document
 * is an {@code EngineValue} of type {@code object}, its bytes in Base64, where values could not
 * give the same bytes again: two fields of one name, a NaN with a payload, text that is not UTF-8.
 */
final class RowDocuments {

  private static final String BYTES = "object";

  private static final String OBJECT_ID = "objectId";

  private static final JsonWriterSettings EXTENDED =
      JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private static final String FIELD = "{\"v\": ";

  private RowDocuments() {}

  /** A {@link Map}, or the bytes. */
  static Object value(RawBsonDocument document) {
    try {
      Map<String, @Nullable Object> value = values(document.decode(CODEC));
      if (givesAgain(value, document)) {
        return value;
      }
    } catch (RuntimeException e) {
      // Bytes that the driver does not understand are the engine's own affair, and go as they are.
    }
    return new EngineValue(
        MongoDb.ENGINE, BYTES, Base64.getEncoder().encodeToString(bytes(document)));
  }

  private static boolean givesAgain(Map<?, ?> value, RawBsonDocument document) {
    ByteBuf bytes = document.getByteBuffer();
    BasicOutputBuffer again = new BasicOutputBuffer(bytes.remaining());
    try (BsonBinaryWriter writer = new BsonBinaryWriter(again)) {
      CODEC.encode(writer, fields(value), EncoderContext.builder().build());
    }
    return ByteBuffer.wrap(again.getInternalBuffer(), 0, again.getPosition()).equals(bytes.asNIO());
  }

  private static byte[] bytes(RawBsonDocument document) {
    ByteBuf buffer = document.getByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /**
   * The document of a row.
   *
   * @throws IllegalArgumentException if it holds a value that BSON has no type for
   */
  static RawBsonDocument document(@Nullable Object row) {
    if (row instanceof EngineValue engine && engine.type().equals(BYTES)) {
      return new RawBsonDocument(Base64.getDecoder().decode(engine.text()));
    }
    if (row instanceof Map<?, ?> map) {
      return new RawBsonDocument(fields(map), CODEC);
    }
    throw new IllegalArgumentException("a row is no document");
  }

  private static Map<String, @Nullable Object> values(BsonDocument document) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    document.forEach((name, field) -> map.put(name, value(field)));
    return map;
  }

  private static @Nullable Object value(BsonValue value) {
    return switch (value.getBsonType()) {
      case NULL -> null;
      case DOCUMENT -> values(value.asDocument());
      case ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        value.asArray().forEach(element -> list.add(value(element)));
        yield list;
      }
      case STRING -> value.asString().getValue();
      case BOOLEAN -> value.asBoolean().getValue();
      case INT32 -> value.asInt32().getValue();
      case INT64 -> value.asInt64().getValue();
      case DOUBLE -> value.asDouble().getValue();
      case DATE_TIME -> Instant.ofEpochMilli(value.asDateTime().getValue());
      case DECIMAL128 -> {
        Decimal128 decimal = value.asDecimal128().getValue();
        boolean number = decimal.isFinite() && !(decimal.isNegative() && zero(decimal));
        yield number ? decimal.bigDecimalValue() : engine("decimal", value);
      }
      case BINARY -> {
        BsonBinary binary = value.asBinary();
        if (binary.getType() == BsonBinarySubType.BINARY.getValue()) {
          yield binary.getData();
        }
        yield uuid(binary) ? binary.asUuid() : engine("binData", value);
      }
      case OBJECT_ID ->
          new EngineValue(MongoDb.ENGINE, OBJECT_ID, value.asObjectId().getValue().toHexString());
      case TIMESTAMP -> engine("timestamp", value);
      case REGULAR_EXPRESSION -> engine("regex", value);
      case JAVASCRIPT -> engine("javascript", value);
      case JAVASCRIPT_WITH_SCOPE -> engine("javascriptWithScope", value);
      case SYMBOL -> engine("symbol", value);
      case DB_POINTER -> engine("dbPointer", value);
      case UNDEFINED -> engine("undefined", value);
      case MIN_KEY -> engine("minKey", value);
      case MAX_KEY -> engine("maxKey", value);
      case END_OF_DOCUMENT -> throw new IllegalArgumentException("no value");
    };
  }

  /** The value for other engines, which know an ObjectId by its digits only. */
  static @Nullable Object forOthers(@Nullable Object value) {
    if (value instanceof EngineValue own && own.type().equals(OBJECT_ID)) {
      return own.text();
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> fields = new LinkedHashMap<>();
      map.forEach((name, field) -> fields.put(name, forOthers(field)));
      return fields;
    } else if (value instanceof List<?> list) {
      List<@Nullable Object> elements = new ArrayList<>();
      list.forEach(element -> elements.add(forOthers(element)));
      return elements;
    }
    return value;
  }

  private static boolean uuid(BsonBinary binary) {
    return binary.getType() == BsonBinarySubType.UUID_STANDARD.getValue()
        && binary.getData().length == 2 * Long.BYTES;
  }

  private static boolean zero(Decimal128 decimal) {
    return decimal.doubleValue() == 0 && decimal.toString().matches("-0(\\.0+)?(E.*)?");
  }

  private static EngineValue engine(String type, BsonValue value) {
    String json = new BsonDocument("v", value).toJson(EXTENDED);
    return new EngineValue(MongoDb.ENGINE, type, json.substring(FIELD.length(), json.length() - 1));
  }

  /**
   * @throws IllegalArgumentException as {@link #document(Object)} does
   */
  static BsonDocument fields(Map<?, ?> map) {
    BsonDocument document = new BsonDocument();
    map.forEach((name, value) -> document.append(String.valueOf(name), bson(value)));
    return document;
  }

  /**
   * @throws IllegalArgumentException if BSON has no type that holds the value exactly
   */
  static BsonValue bson(@Nullable Object value) {
    if (value == null) {
      return BsonNull.VALUE;
    } else if (value instanceof String text) {
      return new BsonString(text);
    } else if (value instanceof Integer number) {
      return new BsonInt32(number);
    } else if (value instanceof Long number) {
      return new BsonInt64(number);
    } else if (value instanceof Double || value instanceof Float) {
      return new BsonDouble(((Number) value).doubleValue());
    } else if (value instanceof BigDecimal decimal) {
      return BsonValues.decimal(decimal);
    } else if (value instanceof Boolean truth) {
      return BsonBoolean.valueOf(truth);
    } else if (value instanceof byte[] bytes) {
      return new BsonBinary(bytes);
    } else if (value instanceof UUID id) {
      return new BsonBinary(id);
    } else if (value instanceof Instant instant
        && instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
      return new BsonDateTime(instant.toEpochMilli());
    } else if (value instanceof Collection<?> list) {
      return new BsonArray(list.stream().map(RowDocuments::bson).toList());
    } else if (value instanceof Map<?, ?> map) {
      return fields(map);
    } else if (value instanceof EngineValue engine && engine.engine().equals(MongoDb.ENGINE)) {
      return own(engine);
    }
    throw new IllegalArgumentException(
        "BSON has no type for "
            + (value instanceof EngineValue
                ? value
                : "every value of " + value.getClass().getName()));
  }

  private static BsonValue own(EngineValue value) {
    return value.type().equals(OBJECT_ID)
        ? new BsonObjectId(new ObjectId(value.text()))
        : Objects.requireNonNull(BsonDocument.parse(FIELD + value.text() + "}").get("v"));
  }
}
