package io.neosync.jdbc;

import io.neosync.schema.TableRef;
import java.util.Collection;
import java.util.stream.Collectors;

/** How an engine quotes names. Immutable and thread-safe. */
@FunctionalInterface
public interface Names {

  /** The quoted name. */
  String quoted(String name);

  /** The quoted name, schema and all. */
  default String quoted(TableRef table) {
    return quoted(table.schema()) + "." + quoted(table.name());
  }

  /** The quoted names, separated by commas. */
  default String quoted(Collection<String> names) {
    return names.stream().map(this::quoted).collect(Collectors.joining(", "));
  }
}
