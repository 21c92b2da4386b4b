package io.neosync.dynamodb;

import io.neosync.dynamodb.KeySchema.Attribute;
import io.neosync.schema.Column;
import io.neosync.schema.Table;
import io.neosync.spi.TableTask;
import java.util.Optional;

/** Finds what keeps rows with columns from being told apart by a table's key. */
final class KeyRefusal {

  private KeyRefusal() {}

  static Optional<String> of(TableTask task, DynamoTable table) {
    Table source = task.source();
    for (Attribute attribute : table.key().attributes()) {
      Optional<Column> column = task.destination().column(attribute.name());
      if (column.isEmpty()) {
        return Optional.of(
            "it has no column %s, by which %s tells items apart"
                .formatted(attribute.name(), table.ref()));
      }
      String type = column.get().type().name();
      if (!type.equals(attribute.type())) {
        return Optional.of(
            "its column %s would be an attribute of type %s; the key of %s needs %s"
                .formatted(attribute.name(), type, table.ref(), attribute.type()));
      }
    }
    boolean unique =
        source.keys().stream().anyMatch(key -> table.key().names().containsAll(key.columns()));
    return unique
        ? Optional.empty()
        : Optional.of(
            "%s are not unique in it, so that rows would take each other's place in %s"
                .formatted(String.join(", ", table.key().names()), table.ref()));
  }
}
