package io.neosync.s3;

import io.neosync.schema.LogicalType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Logical types as a manifest writes them, {@code {"type": "decimal", "precision": 10, …}}. */
final class TypeNames {

  private TypeNames() {}

  static Map<String, Object> json(LogicalType type) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", name(type));
    if (type instanceof LogicalType.Int integer) {
      json.put("bits", integer.bits());
      json.put("signed", integer.signed());
    } else if (type instanceof LogicalType.Decimal decimal) {
      if (decimal.precision().isPresent()) {
        json.put("precision", decimal.precision().getAsInt());
      }
      json.put("scale", decimal.scale());
    } else if (type instanceof LogicalType.FloatingPoint floating) {
      json.put("bits", floating.bits());
    } else if (type instanceof LogicalType.Text text) {
      text.characters().ifPresent(limit -> json.put("characters", limit));
    } else if (type instanceof LogicalType.Bytes bytes) {
      bytes.length().ifPresent(limit -> json.put("length", limit));
    } else if (type instanceof LogicalType.Bits bits) {
      bits.length().ifPresent(limit -> json.put("length", limit));
      json.put("varying", bits.varying());
    } else if (type instanceof LogicalType.Enumeration enumeration) {
      json.put("labels", enumeration.labels());
    } else if (type instanceof LogicalType.LabelSet set) {
      json.put("labels", set.labels());
    } else if (type instanceof LogicalType.Array array) {
      json.put("element", json(array.element()));
    } else if (type instanceof LogicalType.Native own) {
      json.put("engine", own.engine());
      json.put("name", own.name());
      json.put("form", JsonFields.word(own.form()));
    } else {
      fraction(type, json);
    }
    return json;
  }

  private static void fraction(LogicalType type, Map<String, Object> json) {
    int digits = -1;
    if (type instanceof LogicalType.Time time) {
      digits = time.fraction();
    } else if (type instanceof LogicalType.OffsetTime time) {
      digits = time.fraction();
    } else if (type instanceof LogicalType.Timestamp timestamp) {
      digits = timestamp.fraction();
    } else if (type instanceof LogicalType.Moment moment) {
      digits = moment.fraction();
    } else if (type instanceof LogicalType.OffsetTimestamp timestamp) {
      digits = timestamp.fraction();
    } else if (type instanceof LogicalType.Span span) {
      digits = span.fraction();
    }
    if (digits >= 0) {
      json.put("fraction", digits);
    }
  }

  /** The record's own name, with a small first letter: this is what files have, so keep it. */
  private static String name(LogicalType type) {
    String name = type.getClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  static LogicalType type(JsonFields json) throws DamagedException {
    String name = json.text("type");
    return switch (name) {
      case "bool" -> new LogicalType.Bool();
      case "int" -> new LogicalType.Int(json.number("bits"), json.truth("signed"));
      case "decimal" -> new LogicalType.Decimal(precision(json), json.number("scale"));
      case "floatingPoint" -> new LogicalType.FloatingPoint(json.number("bits"));
      case "text" -> new LogicalType.Text(limit(json, "characters"));
      case "bytes" -> new LogicalType.Bytes(limit(json, "length"));
      case "date" -> new LogicalType.Date();
      case "time" -> new LogicalType.Time(json.number("fraction"));
      case "offsetTime" -> new LogicalType.OffsetTime(json.number("fraction"));
      case "timestamp" -> new LogicalType.Timestamp(json.number("fraction"));
      case "moment" -> new LogicalType.Moment(json.number("fraction"));
      case "offsetTimestamp" -> new LogicalType.OffsetTimestamp(json.number("fraction"));
      case "span" -> new LogicalType.Span(json.number("fraction"));
      case "uuid" -> new LogicalType.Uuid();
      case "json" -> new LogicalType.Json();
      case "xml" -> new LogicalType.Xml();
      case "bits" -> new LogicalType.Bits(limit(json, "length"), json.truth("varying"));
      case "enumeration" -> new LogicalType.Enumeration(json.texts("labels"));
      case "labelSet" -> new LogicalType.LabelSet(json.texts("labels"));
      case "array" -> new LogicalType.Array(type(json.object("element")));
      case "document" -> new LogicalType.Document();
      case "dynamic" -> new LogicalType.Dynamic();
      case "native" ->
          new LogicalType.Native(
              json.text("engine"),
              json.text("name"),
              json.word("form", LogicalType.Native.Form.class));
      default -> throw new DamagedException("there is no type " + name);
    };
  }

  private static OptionalInt precision(JsonFields json) throws DamagedException {
    return json.has("precision") ? OptionalInt.of(json.number("precision")) : OptionalInt.empty();
  }

  private static OptionalLong limit(JsonFields json, String name) throws DamagedException {
    return json.has(name) ? OptionalLong.of(json.whole(name)) : OptionalLong.empty();
  }
}
