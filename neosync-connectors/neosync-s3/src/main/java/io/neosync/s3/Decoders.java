package io.neosync.s3;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Array;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Encoders} write. */
final class Decoders {

  private Decoders() {}

  static ValueDecoder of(LogicalType type) {
    if (type instanceof LogicalType.Document || type instanceof LogicalType.Dynamic) {
      return from -> Objects.requireNonNull(DynamicDecoder.decode(from));
    }
    ValueDecoder plain = plain(type);
    return from ->
        from.currentToken() == JsonToken.START_OBJECT
            ? DynamicDecoder.object(from)
            : plain.decode(from);
  }

  private static ValueDecoder plain(LogicalType type) {
    if (type instanceof LogicalType.Bool) {
      return Scalars.BOOL;
    } else if (type instanceof LogicalType.Int) {
      return Scalars.LONG;
    } else if (type instanceof LogicalType.Decimal) {
      return Scalars.DECIMAL;
    } else if (type instanceof LogicalType.FloatingPoint floating) {
      return floating.bits() == 32 ? Scalars.FLOAT : Scalars.DOUBLE;
    } else if (Types.isBinary(type)) {
      return Scalars.BINARY;
    } else if (type instanceof LogicalType.Uuid) {
      return Scalars.UUIDS;
    } else if (type instanceof LogicalType.LabelSet) {
      return Decoders::labels;
    } else if (type instanceof Array array) {
      ValueDecoder element = of(Types.innermost(array));
      return from -> list(from, element);
    }
    return Types.isText(type) ? Scalars.TEXT : time(type);
  }

  private static ValueDecoder time(LogicalType type) {
    if (type instanceof LogicalType.Date) {
      return Scalars.DATE;
    } else if (type instanceof LogicalType.Time) {
      return Scalars.TIME;
    } else if (type instanceof LogicalType.OffsetTime) {
      return Scalars.OFFSET_TIME;
    } else if (type instanceof LogicalType.Timestamp) {
      return Scalars.TIMESTAMP;
    } else if (type instanceof LogicalType.Moment) {
      return Scalars.MOMENT;
    } else if (type instanceof LogicalType.OffsetTimestamp) {
      return Scalars.OFFSET_TIMESTAMP;
    } else if (type instanceof LogicalType.Span) {
      return Scalars.SPAN;
    }
    throw new IllegalArgumentException("there is no encoding for " + type);
  }

  private static Object labels(JsonParser from) throws IOException, DamagedException {
    DynamicDecoder.expect(from, JsonToken.START_ARRAY);
    LinkedHashSet<String> labels = new LinkedHashSet<>();
    while (from.nextToken() == JsonToken.VALUE_STRING) {
      labels.add(from.getText());
    }
    DynamicDecoder.expect(from, JsonToken.END_ARRAY);
    return labels;
  }

  private static List<@Nullable Object> list(JsonParser from, ValueDecoder element)
      throws IOException, DamagedException {
    DynamicDecoder.expect(from, JsonToken.START_ARRAY);
    List<@Nullable Object> list = new ArrayList<>();
    while (true) {
      JsonToken token = from.nextToken();
      if (token == JsonToken.END_ARRAY) {
        return list;
      } else if (token == null) {
        throw new DamagedException("a list ends in its middle");
      } else if (token == JsonToken.VALUE_NULL) {
        list.add(null);
      } else if (token == JsonToken.START_ARRAY) {
        list.add(list(from, element));
      } else {
        list.add(element.decode(from));
      }
    }
  }
}
