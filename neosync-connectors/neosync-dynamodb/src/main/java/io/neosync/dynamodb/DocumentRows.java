package io.neosync.dynamodb;

import io.neosync.schema.Key;
import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows of one value, the item.
 *
 * @param from the one field that is the key of another engine's documents, MongoDB's {@code _id}
 *     for one; empty where the items' key is where the table wants it
 * @param key the attributes of the table's key that take its value: itself, or, where they are
 *     several, its parts
 */
record DocumentRows(List<String> from, List<String> key) implements RowShape {

  static final DocumentRows OWN = new DocumentRows(List.of(), List.of());

  static DocumentRows writing(TableTask task, DynamoTable table) {
    List<String> from = task.source().primaryKey().map(Key::columns).orElse(List.of());
    List<String> key = table.key().names();
    return from.size() == 1 && !key.contains(from.get(0)) ? new DocumentRows(from, key) : OWN;
  }

  @Override
  public Map<String, AttributeValue> item(Row row) {
    if (row.size() == 1 && row.value(0) instanceof Map<?, ?> document) {
      return Documents.item(from.isEmpty() ? document : keyed(document));
    }
    throw new IllegalArgumentException("a row is not a document");
  }

  private Map<?, ?> keyed(Map<?, ?> document) {
    Map<Object, @Nullable Object> fields = new LinkedHashMap<>(document);
    Object id = fields.remove(from.get(0));
    Map<?, ?> parts = key.size() > 1 && id instanceof Map<?, ?> several ? several : Map.of();
    for (String name : key) {
      Object part = key.size() == 1 ? id : parts.get(name);
      if (part == null || (key.size() > 1 && parts.size() != key.size())) {
        throw new IllegalArgumentException(
            "the %s of a document does not consist of %s"
                .formatted(from.get(0), String.join(", ", key)));
      }
      if (fields.put(name, part) != null) {
        throw new IllegalArgumentException(
            "a document has a field %s besides its %s, which goes there"
                .formatted(name, from.get(0)));
      }
    }
    return fields;
  }

  @Override
  public Row row(Map<String, AttributeValue> item) {
    return Row.of(Documents.document(item));
  }
}
