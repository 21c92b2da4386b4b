package io.neosync.dynamodb;

import io.neosync.schema.ColumnType;

/** The type of a table's one column: an item, which is a document. */
record ItemType(DynamoTable table) implements ColumnType {

  static final String COLUMN = "document";

  @Override
  public String name() {
    return COLUMN;
  }
}
