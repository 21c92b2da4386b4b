package io.neosync.mongodb;

import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import org.bson.RawBsonDocument;

/** How a row says a document. */
interface RowShape {

  /** For rows that are read. */
  static RowShape reading(TableTask task) {
    return Columns.of(task) ? ColumnRows.reading(task) : DocumentRows.reading(task);
  }

  /** For rows that are written. */
  static RowShape writing(TableTask task) {
    if (WrittenDocuments.rows(task).isPresent()) {
      return new WrittenRows(task);
    }
    return Columns.of(task) ? ColumnRows.writing(task) : DocumentRows.writing(task);
  }

  /**
   * @throws IllegalArgumentException if the row cannot be stored unchanged; the message has no
   *     values
   */
  RawBsonDocument document(Row row);

  /**
   * @throws IllegalArgumentException if the row would not say all of the document; the message has
   *     no values
   */
  Row row(RawBsonDocument document);
}
