package io.neosync.mongodb;

import io.neosync.spi.Moment;
import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenRow;
import io.neosync.spi.WrittenType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBinary;
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
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.json.JsonParseException;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Documents that people wrote by hand. What YAML and JSON have no values for is written as in
 * MongoDB's Extended JSON, version 2: <code>{$oid: …}</code>, <code>{$date: …}</code>, <code>
 * {$numberDecimal: "1.50"}</code>, <code>{$numberLong: …}</code>, <code>{$uuid: …}</code> and so
 * on. A whole number is an int where it fits, a long otherwise; one with a point is a double, if
 * that is the same number. A document without an {@code _id} is given an ObjectId.
 */
final class WrittenDocuments {

  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private WrittenDocuments() {}

  /** A value has no exact place in BSON; the message says why, without the value. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String reason) {
      super(reason, null, false, false);
    }
  }

  /** The rows of a task, as they were written; empty where nobody wrote them. */
  static Optional<List<WrittenRow>> rows(TableTask task) {
    return task.columns().stream()
        .map(mapping -> mapping.source().type())
        .filter(WrittenType.class::isInstance)
        .map(type -> ((WrittenType) type).table().rows())
        .findFirst();
  }

  /** Whether a task's rows were written by people; a table without rows has no columns either. */
  static boolean areWritten(TableTask task) {
    return task.columns().isEmpty()
        ? task.destination().columns().stream().anyMatch(DocumentRows::own)
        : rows(task).isPresent();
  }

  /** A row of a task whose columns are the fields. */
  static RawBsonDocument document(TableTask task, Row row) throws Unfit {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      if (row.value(i) != Row.UNSET) {
        fields.put(task.columns().get(i).source().name(), row.value(i));
      }
    }
    return document(fields);
  }

  /** A row as it was written. */
  static RawBsonDocument document(WrittenRow row) throws Unfit {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    row.cells().forEach((name, cell) -> fields.put(name, cell.value()));
    return document(fields);
  }

  private static RawBsonDocument document(Map<String, @Nullable Object> fields) throws Unfit {
    BsonDocument document = new BsonDocument();
    Object id = fields.remove(Collections.ID);
    document.append(Collections.ID, id == null ? new BsonObjectId(new ObjectId()) : bson(id));
    for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
      document.append(field.getKey(), bson(field.getValue()));
    }
    return new RawBsonDocument(document, CODEC);
  }

  static BsonValue bson(@Nullable Object value) throws Unfit {
    if (value == null) {
      return BsonNull.VALUE;
    } else if (value instanceof Boolean truth) {
      return BsonBoolean.valueOf(truth);
    } else if (value instanceof String text) {
      return new BsonString(text);
    } else if (value instanceof Moment moment) {
      return new BsonDateTime(moment.time().toInstant().toEpochMilli());
    } else if (value instanceof byte[] bytes) {
      return new BsonBinary(bytes);
    } else if (value instanceof BigDecimal number) {
      return number(number);
    } else if (value instanceof Collection<?> list) {
      BsonArray array = new BsonArray();
      for (Object element : list) {
        array.add(bson(element));
      }
      return array;
    } else if (value instanceof Map<?, ?> map) {
      return isExtended(map) ? extended(map) : plain(map);
    }
    throw new Unfit("is nothing that BSON has a type for");
  }

  /** What points to a document, <code>{$ref: …, $id: …}</code>, is a document itself. */
  private static boolean isExtended(Map<?, ?> map) {
    boolean reference = map.containsKey("$ref") && map.containsKey("$id");
    return map.keySet().stream()
        .map(String::valueOf)
        .anyMatch(
            name ->
                name.startsWith("$")
                    && !(reference && List.of("$ref", "$id", "$db").contains(name)));
  }

  private static BsonDocument plain(Map<?, ?> map) throws Unfit {
    BsonDocument document = new BsonDocument();
    for (Map.Entry<?, ?> field : map.entrySet()) {
      document.append(String.valueOf(field.getKey()), bson(field.getValue()));
    }
    return document;
  }

  private static BsonValue number(BigDecimal number) throws Unfit {
    if (number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0) {
      try {
        long whole = number.longValueExact();
        return (int) whole == whole ? new BsonInt32((int) whole) : new BsonInt64(whole);
      } catch (ArithmeticException e) {
        throw new Unfit("is beyond 64 bits: write it as {$numberDecimal: \"…\"}");
      }
    }
    double nearest = number.doubleValue();
    if (!Double.isFinite(nearest)
        || new BigDecimal(Double.toString(nearest)).compareTo(number) != 0) {
      throw new Unfit("has more digits than a double keeps: write it as {$numberDecimal: \"…\"}");
    }
    return new BsonDouble(nearest);
  }

  /** A value in Extended JSON, as the driver reads it. */
  private static BsonValue extended(Map<?, ?> map) throws Unfit {
    Map.Entry<?, ?> first = map.entrySet().iterator().next();
    if (map.size() == 1
        && first.getKey().equals("$date")
        && first.getValue() instanceof Moment moment) {
      return bson(moment);
    }
    BsonValue value;
    try {
      value = BsonDocument.parse("{\"v\": " + literal(map) + "}").get("v");
    } catch (JsonParseException | IllegalArgumentException e) {
      value = null;
    }
    // What the driver does not understand stays a document.
    if (value == null || value.isDocument()) {
      throw new Unfit(
          "is no value of Extended JSON, which fields that begin with $ stand for: write {$oid:"
              + " \"…\"}, {$date: \"2024-08-31T12:30:00Z\"} or {$numberDecimal: \"1.50\"}");
    }
    return value;
  }

  private static String literal(@Nullable Object value) throws Unfit {
    BsonDocument document = new BsonDocument();
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> field : map.entrySet()) {
        Object part = field.getValue();
        document.append(
            String.valueOf(field.getKey()),
            part instanceof Map<?, ?> inner ? plain(inner) : bson(part));
      }
    }
    return document.toJson();
  }
}
