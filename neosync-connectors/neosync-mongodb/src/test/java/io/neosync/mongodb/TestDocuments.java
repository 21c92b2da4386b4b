package io.neosync.mongodb;

import io.neosync.contract.TestRow;
import io.neosync.contract.TestTable;
import io.neosync.contract.TestTable.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** The contract's rows as documents: the primary key is the _id, a document if it has columns. */
final class TestDocuments {

  private TestDocuments() {}

  static String field(TestTable table, String column) {
    if (!table.primaryKey().contains(column)) {
      return column;
    }
    return table.primaryKey().size() == 1 ? "_id" : "_id." + column;
  }

  static BsonDocument document(TestTable table, TestRow row) {
    BsonDocument id = new BsonDocument();
    BsonDocument document = new BsonDocument("_id", id);
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      BsonValue value = value(column, row.values().get(i));
      (table.primaryKey().contains(column.name()) ? id : document).append(column.name(), value);
    }
    return id.size() == 1 ? document.append("_id", id.get(id.getFirstKey())) : document;
  }

  private static BsonValue value(Column column, Object value) {
    if (value == null) {
      return BsonNull.VALUE;
    }
    return switch (column.type()) {
      case INTEGER -> new BsonInt32(((Number) value).intValue());
      case LONG -> new BsonInt64(((Number) value).longValue());
      case DECIMAL -> new BsonDecimal128(new Decimal128(new BigDecimal(value.toString())));
      case NAME, TEXT -> new BsonString(value.toString());
      case BINARY -> new BsonBinary((byte[]) value);
    };
  }

  static TestRow row(TestTable table, BsonDocument document) {
    List<Object> values = new ArrayList<>();
    for (Column column : table.columns()) {
      BsonValue value = document;
      for (String part : field(table, column.name()).split("[.]")) {
        value = value == null ? null : value.asDocument().get(part);
      }
      values.add(value(value));
    }
    return TestRow.of(values.toArray());
  }

  private static Object value(BsonValue value) {
    if (value == null || value.isNull()) {
      return null;
    }
    return switch (value.getBsonType()) {
      case INT32 -> value.asInt32().getValue();
      case INT64 -> value.asInt64().getValue();
      case DECIMAL128 -> value.asDecimal128().getValue().bigDecimalValue();
      case STRING -> value.asString().getValue();
      case BINARY -> value.asBinary().getData();
      default -> throw new AssertionError(value.getBsonType());
    };
  }
}
