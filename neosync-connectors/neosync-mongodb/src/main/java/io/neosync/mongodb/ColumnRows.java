package io.neosync.mongodb;

import io.neosync.schema.Column;
import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.Int;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** Documents whose fields are columns: a row's column is the field of its name. */
final class ColumnRows implements RowShape {

  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private final List<Column> columns;
  private final IdFields id;

  private ColumnRows(List<Column> columns, IdFields id) {
    this.columns = columns;
    this.id = id;
  }

  /** For rows that become documents: their key is that of the source's table. */
  static ColumnRows writing(TableTask task) {
    return new ColumnRows(
        task.columns().stream().map(ColumnMapping::destination).toList(),
        new IdFields(Columns.key(task.source())));
  }

  /**
   * For documents that become rows: their key is that of the destination's table, unless it has a
   * column for the {@code _id} itself.
   */
  static ColumnRows reading(TableTask task) {
    List<String> key =
        task.destination().column(Collections.ID).isPresent()
            ? List.of(Collections.ID)
            : Columns.key(task.destination());
    return new ColumnRows(
        task.columns().stream().map(ColumnMapping::source).toList(), new IdFields(key));
  }

  @Override
  public RawBsonDocument document(Row row) {
    BsonDocument fields = new BsonDocument();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      fields.append(column.name(), bson(row.value(i), column.type().logical()));
    }
    return new RawBsonDocument(id.keyed(fields), CODEC);
  }

  private static BsonValue bson(@Nullable Object value, LogicalType type) {
    if (value == null) {
      return BsonNull.VALUE;
    } else if (type instanceof Int integer && value instanceof Long number) {
      return FieldType.small(integer)
          ? new BsonInt32(number.intValue())
          : RowDocuments.bson(number);
    } else if (type instanceof Decimal && value instanceof Double special) {
      return new BsonDecimal128(
          special.isNaN()
              ? Decimal128.NaN
              : special > 0 ? Decimal128.POSITIVE_INFINITY : Decimal128.NEGATIVE_INFINITY);
    }
    return RowDocuments.bson(value);
  }

  /**
   * The value itself.
   *
   * @throws IllegalArgumentException if MongoDB has no decimal for it
   */
  static Object requireDecimal(Object value) {
    if (value instanceof BigDecimal decimal) {
      RowDocuments.bson(decimal);
    }
    return value;
  }

  @Override
  public Row row(RawBsonDocument document) {
    if (!(RowDocuments.forOthers(RowDocuments.value(document)) instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "a document has a field twice, text that is not UTF-8, or a NaN of its own");
    }
    Map<String, @Nullable Object> fields = id.unkeyed(map);
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.remove(columns.get(i).name());
    }
    if (!fields.isEmpty()) {
      throw new IllegalArgumentException(
          "a document has fields that the destination has no columns for: "
              + String.join(", ", fields.keySet()));
    }
    return Row.of(values);
  }
}
