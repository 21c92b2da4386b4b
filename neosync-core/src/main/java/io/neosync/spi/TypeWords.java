package io.neosync.spi;

import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Array;
import io.neosync.schema.LogicalType.Bits;
import io.neosync.schema.LogicalType.Bool;
import io.neosync.schema.LogicalType.Bytes;
import io.neosync.schema.LogicalType.Date;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.Document;
import io.neosync.schema.LogicalType.Enumeration;
import io.neosync.schema.LogicalType.FloatingPoint;
import io.neosync.schema.LogicalType.Int;
import io.neosync.schema.LogicalType.Json;
import io.neosync.schema.LogicalType.LabelSet;
import io.neosync.schema.LogicalType.Moment;
import io.neosync.schema.LogicalType.Native;
import io.neosync.schema.LogicalType.OffsetTime;
import io.neosync.schema.LogicalType.OffsetTimestamp;
import io.neosync.schema.LogicalType.Span;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.LogicalType.Time;
import io.neosync.schema.LogicalType.Timestamp;
import io.neosync.schema.LogicalType.Uuid;
import io.neosync.schema.LogicalType.Xml;
import java.util.OptionalLong;

/** What types are called in messages where no engine has a name for them. */
final class TypeWords {

  private TypeWords() {}

  static String of(LogicalType type) {
    if (type instanceof Bool) {
      return "boolean";
    } else if (type instanceof Int integer) {
      return (integer.signed() ? "integer" : "unsigned integer")
          + " of "
          + integer.bits()
          + " bits";
    } else if (type instanceof Decimal decimal) {
      return decimal.precision().isEmpty()
          ? "decimal"
          : "decimal(" + decimal.precision().getAsInt() + "," + decimal.scale() + ")";
    } else if (type instanceof FloatingPoint number) {
      return "floating point number of " + number.bits() + " bits";
    } else if (type instanceof Text text) {
      return "text" + limit(text.characters(), "characters");
    } else if (type instanceof Bytes bytes) {
      return "binary" + limit(bytes.length(), "bytes");
    } else if (type instanceof Bits bits) {
      return bits.varying()
          ? "bits" + limit(bits.length(), "bits")
          : "bits of length " + bits.length().orElse(1);
    } else if (type instanceof Enumeration enumeration) {
      return "one of the labels " + enumeration.labels();
    } else if (type instanceof LabelSet set) {
      return "some of the labels " + set.labels();
    } else if (type instanceof Array array) {
      return "array of " + of(array.element());
    } else if (type instanceof Native own) {
      return own.name() + " of " + own.engine();
    }
    return other(type);
  }

  private static String other(LogicalType type) {
    if (type instanceof Date) {
      return "date";
    } else if (type instanceof Time time) {
      return "time of day" + fraction(time.fraction());
    } else if (type instanceof OffsetTime time) {
      return "time of day with an offset" + fraction(time.fraction());
    } else if (type instanceof Timestamp timestamp) {
      return "date and time" + fraction(timestamp.fraction());
    } else if (type instanceof Moment moment) {
      return "moment" + fraction(moment.fraction());
    } else if (type instanceof OffsetTimestamp timestamp) {
      return "date and time with an offset" + fraction(timestamp.fraction());
    } else if (type instanceof Span span) {
      return "span of time" + fraction(span.fraction());
    } else if (type instanceof Uuid) {
      return "UUID";
    } else if (type instanceof Json) {
      return "JSON";
    } else if (type instanceof Xml) {
      return "XML";
    }
    return type instanceof Document ? "document" : "field of a document";
  }

  private static String limit(OptionalLong most, String unit) {
    return most.isEmpty() ? "" : " of up to " + most.getAsLong() + " " + unit;
  }

  private static String fraction(int digits) {
    return digits == 0 ? " in seconds" : " with " + digits + " digits of a second";
  }
}
