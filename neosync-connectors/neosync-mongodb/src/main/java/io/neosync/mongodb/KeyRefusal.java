package io.neosync.mongodb;

import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.LogicalType;
import io.neosync.schema.Table;
import io.neosync.spi.TableTask;
import java.util.List;
import java.util.Optional;

/** Finds what keeps the keys of a source's table from being the {@code _id} of its documents. */
final class KeyRefusal {

  private KeyRefusal() {}

  static Optional<String> of(TableTask task) {
    Table source = task.source();
    Optional<Key> key = source.primaryKey();
    if (key.isEmpty()) {
      return Optional.of(
          "it has no primary key, which would be the _id of its documents; leave it out");
    }
    return Columns.of(task) ? ofColumns(task, key.get().columns()) : Optional.empty();
  }

  private static Optional<String> ofColumns(TableTask task, List<String> key) {
    if (!key.equals(List.of(Collections.ID)) && task.source().column(Collections.ID).isPresent()) {
      return Optional.of(
          "its column _id is not its primary key, which would be the _id of its documents");
    }
    for (Column column : task.destination().columns()) {
      if (column.name().startsWith("$") || column.name().contains(".")) {
        return Optional.of(
            "MongoDB takes no field of the name %s at the top of a document"
                .formatted(column.name()));
      }
      if (key.contains(column.name())
          && key.size() == 1
          && (column.type().logical() instanceof LogicalType.Array
              || column.type().logical() instanceof LogicalType.Dynamic)) {
        return Optional.of(
            "its key %s may be an array, which MongoDB takes for no _id".formatted(column.name()));
      }
    }
    return Optional.empty();
  }
}
