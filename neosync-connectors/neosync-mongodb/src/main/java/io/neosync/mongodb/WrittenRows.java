package io.neosync.mongodb;

import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import org.bson.RawBsonDocument;

/** Rows that people wrote by hand: their columns are the fields. */
record WrittenRows(TableTask task) implements RowShape {

  @Override
  public RawBsonDocument document(Row row) {
    try {
      return WrittenDocuments.document(task, row);
    } catch (WrittenDocuments.Unfit e) {
      throw new IllegalArgumentException("a value " + e.getMessage(), e);
    }
  }

  @Override
  public Row row(RawBsonDocument document) {
    throw new UnsupportedOperationException("nobody writes what a database holds");
  }
}
