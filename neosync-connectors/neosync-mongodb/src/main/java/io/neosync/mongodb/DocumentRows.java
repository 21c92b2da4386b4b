package io.neosync.mongodb;

import io.neosync.schema.Column;
import io.neosync.schema.DocumentType;
import io.neosync.schema.Table;
import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import java.util.List;
import java.util.Map;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Rows of one value, the document.
 *
 * @param own whether the other side's documents are MongoDB's too, and stay what they are
 * @param id the key of the documents where they come from elsewhere
 */
record DocumentRows(boolean own, IdFields id) implements RowShape {

  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  /** For documents that are read: who takes those of MongoDB knows where their key is. */
  static DocumentRows reading(TableTask task) {
    return new DocumentRows(own(task.destination()), new IdFields(List.of(Collections.ID)));
  }

  static DocumentRows writing(TableTask task) {
    return new DocumentRows(own(task.source()), new IdFields(Columns.key(task.source())));
  }

  private static boolean own(Table table) {
    return table.columns().stream().anyMatch(DocumentRows::own);
  }

  static boolean own(Column column) {
    return column.type() instanceof DocumentType type && type.engine().equals(MongoDb.ENGINE);
  }

  @Override
  public RawBsonDocument document(Row row) {
    Object value = row.value(0);
    if (own) {
      return RowDocuments.document(value);
    } else if (value instanceof Map<?, ?> map) {
      return new RawBsonDocument(id.keyed(RowDocuments.fields(map)), CODEC);
    }
    throw new IllegalArgumentException("a row is no document");
  }

  @Override
  public Row row(RawBsonDocument document) {
    Object value = RowDocuments.value(document);
    return Row.of(own ? value : RowDocuments.forOthers(value));
  }
}
