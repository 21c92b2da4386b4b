package io.neosync.dynamodb;

import io.neosync.schema.DocumentType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The type of a table's one column, which holds the item. */
final class ItemType extends DocumentType {

  private final DynamoTable table;

  ItemType(DynamoTable table) {
    super(DynamoDb.ENGINE);
    this.table = table;
  }

  DynamoTable table() {
    return table;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other) && other instanceof ItemType type && type.table.equals(table);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), table);
  }
}
