package io.neosync.mongodb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The key of rows of another engine, which is the {@code _id} of their documents: its value, or,
 * where there are several columns, a document of them.
 *
 * @param names the columns of the key
 */
record IdFields(List<String> names) {

  IdFields {
    names = List.copyOf(names);
  }

  private boolean same() {
    return names.equals(List.of(Collections.ID));
  }

  /**
   * These fields as a document, with the {@code _id} in front.
   *
   * @throws IllegalArgumentException if they lack the key, or have an {@code _id} that is none
   */
  BsonDocument keyed(BsonDocument fields) {
    if (!same() && fields.containsKey(Collections.ID)) {
      throw new IllegalArgumentException(
          "a row has a field _id, and its key is %s".formatted(String.join(", ", names)));
    }
    BsonDocument parts = new BsonDocument();
    for (String name : names) {
      BsonValue part = fields.remove(name);
      if (part == null || part.isNull()) {
        throw new IllegalArgumentException("a row has no " + name + ", which is of its key");
      }
      parts.append(name, part);
    }
    BsonValue id = names.size() == 1 ? parts.get(names.get(0)) : parts;
    BsonDocument document = new BsonDocument(Collections.ID, id);
    document.putAll(fields);
    return document;
  }

  /**
   * The fields of a document, with its {@code _id} as the key's columns.
   *
   * @throws IllegalArgumentException if the {@code _id} does not consist of these columns, or there
   *     are fields of their names besides
   */
  Map<String, @Nullable Object> unkeyed(Map<?, ?> document) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    document.forEach((name, value) -> fields.put((String) name, value));
    if (same()) {
      return fields;
    }
    Object id = fields.remove(Collections.ID);
    Map<?, ?> parts;
    if (names.size() == 1) {
      parts = id == null ? Map.of() : Map.of(names.get(0), id);
    } else {
      parts = id instanceof Map<?, ?> several ? several : Map.of();
    }
    if (!parts.keySet().equals(java.util.Set.copyOf(names))) {
      throw new IllegalArgumentException(
          "the _id of a document does not consist of " + String.join(", ", names));
    }
    parts.forEach(
        (name, value) -> {
          if (fields.containsKey((String) name)) {
            throw new IllegalArgumentException(
                "a document has a field %s besides its _id, which goes there".formatted(name));
          }
          fields.put((String) name, value);
        });
    return fields;
  }
}
