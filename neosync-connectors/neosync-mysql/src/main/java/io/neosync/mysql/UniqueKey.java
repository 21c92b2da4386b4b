package io.neosync.mysql;

import io.neosync.schema.Key;
import java.util.List;

/**
 * An index that keeps rows apart.
 *
 * @param parts in order
 */
record UniqueKey(String name, List<Part> parts) {

  /**
   * @param column empty where the part is an expression
   * @param prefix so many characters of text, or bytes, count; 0 where all do
   */
  record Part(String column, long prefix) {}

  UniqueKey {
    parts = List.copyOf(parts);
  }

  List<String> columns() {
    return parts.stream().map(Part::column).toList();
  }

  /** Whether its parts are expressions, some of them at least. */
  boolean functional() {
    return parts.stream().anyMatch(part -> part.column().isEmpty());
  }

  /** Whether its parts are columns in full. */
  boolean plain() {
    return !functional() && parts.stream().allMatch(part -> part.prefix() == 0);
  }

  Key key() {
    return new Key(name, name.equals("PRIMARY") ? Key.Kind.PRIMARY : Key.Kind.UNIQUE, columns());
  }
}
