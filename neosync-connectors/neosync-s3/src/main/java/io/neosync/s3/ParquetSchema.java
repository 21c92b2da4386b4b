package io.neosync.s3;

import io.neosync.schema.Column;
import io.neosync.schema.LogicalType;
import io.neosync.spi.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * What a table's files hold: a field for each column, or for each field that documents have in
 * common, and at the end one of JSON with what these do not say exactly. Thread-safe.
 */
final class ParquetSchema {

  /** What the fields of a row do not say: an object with the values of those columns. */
  static final String EXACT = "$exact";

  /** The document, as a line of JSON has it. */
  static final String DOCUMENT = "$document";

  private final ParquetFields fields;
  private final List<Column> columns;
  private final MessageType type;
  private final String last;
  private final List<byte[]> names = new ArrayList<>();
  private final List<ValueEncoder> encoders = new ArrayList<>();

  private ParquetSchema(ParquetFields fields, List<Column> columns, String preferred) {
    this.fields = fields;
    this.columns = columns;
    List<Type> types = new ArrayList<>(fields.types());
    this.last = free(preferred, types);
    types.add(
        Types.optional(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named(last));
    this.type = new MessageType("row", types);
    for (Column column : columns) {
      JsonBuffer name = new JsonBuffer();
      name.string(column.name()).raw(':');
      names.add(Arrays.copyOf(name.array(), name.size()));
      encoders.add(Encoders.of(column.type().logical()));
    }
  }

  /** A name that no other field has. */
  private static String free(String preferred, List<Type> others) {
    String name = preferred;
    while (others.stream().map(Type::getName).anyMatch(name::equals)) {
      name = "$" + name;
    }
    return name;
  }

  static ParquetSchema ofColumns(List<Column> columns) {
    return new ParquetSchema(new ParquetFields(nodes(columns)), columns, EXACT);
  }

  private static Map<String, ParquetNode> nodes(List<Column> columns) {
    Map<String, ParquetNode> nodes = new LinkedHashMap<>();
    for (Column column : columns) {
      nodes.put(column.name(), ParquetNode.of(column.type().logical()));
    }
    return nodes;
  }

  /**
   * @param fields that documents have in common
   */
  static ParquetSchema ofDocuments(ParquetFields fields) {
    return new ParquetSchema(fields, List.of(), DOCUMENT);
  }

  MessageType type() {
    return type;
  }

  /** How many columns of single values a file has. */
  int leaves() {
    return fields.leaves() + 1;
  }

  /** The fields whose values are short, so that the least and greatest ones are worth keeping. */
  List<String> measured() {
    List<String> measured = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Type field = type.getType(i);
      boolean number =
          field.isPrimitive()
              && field.asPrimitiveType().getPrimitiveTypeName() != PrimitiveTypeName.BINARY;
      boolean brief =
          !columns.isEmpty()
              && columns.get(i).type().logical() instanceof LogicalType.Text text
              && text.characters().isPresent()
              && text.characters().getAsLong() <= MOST_CHARACTERS;
      if (number || brief) {
        measured.add(field.getName());
      }
    }
    return measured;
  }

  private static final int MOST_CHARACTERS = 1_000;

  /**
   * Writes a row with columns.
   *
   * @param exact for use here
   * @return about how many bytes it takes
   */
  long write(Row row, JsonBuffer exact, RecordConsumer to) {
    exact.clear(Compressor.KEPT);
    ParquetNode.Loss loss = new ParquetNode.Loss();
    @Nullable Object[] stored = new Object[fields.size()];
    for (int i = 0; i < stored.length; i++) {
      Object value = row.value(i);
      if (value == null) {
        continue;
      }
      stored[i] = fields.node(i).store(value, loss);
      if (loss.any()) {
        exact.raw(exact.size() == 0 ? '{' : ',').raw(names.get(i));
        encoders.get(i).encode(value, exact);
        loss.clear();
      }
    }
    if (exact.size() > 0) {
      exact.raw('}');
    }
    return write(stored, exact, to);
  }

  /**
   * Writes a document.
   *
   * @param loss is told what only the last field has of it
   * @param exact for use here
   * @return about how many bytes it takes
   */
  long writeDocument(
      @Nullable Object document, ParquetNode.Loss loss, JsonBuffer exact, RecordConsumer to) {
    exact.clear(Compressor.KEPT);
    DynamicEncoder.encode(document, exact);
    @Nullable Object[] stored = new Object[fields.size()];
    if (document instanceof Map<?, ?> map) {
      stored = fields.store(map, loss);
    } else if (document != null) {
      loss.hide();
    }
    return write(stored, exact, to);
  }

  private long write(@Nullable Object[] stored, JsonBuffer exact, RecordConsumer to) {
    to.startMessage();
    long bytes = fields.write(stored, to);
    if (exact.size() > 0) {
      to.startField(last, stored.length);
      to.addBinary(Binary.fromConstantByteArray(Arrays.copyOf(exact.array(), exact.size())));
      to.endField(last, stored.length);
      bytes += exact.size();
    }
    to.endMessage();
    return bytes;
  }
}
