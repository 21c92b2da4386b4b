package io.neosync.schema;

import java.util.Comparator;
import java.util.Objects;

/**
 * The name of a table, as the engine spells it, without quotes. {@code schema} is what the engine
 * calls a namespace: a schema of PostgreSQL, a database of MySQL; empty where the name was written
 * without one, and means a table of the destination's. Ordered by schema, then name.
 */
public record TableRef(String schema, String name) implements Comparable<TableRef> {

  private static final Comparator<TableRef> ORDER =
      Comparator.comparing(TableRef::schema).thenComparing(TableRef::name);

  public TableRef {
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(name, "name");
  }

  @Override
  public int compareTo(TableRef other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return schema.isEmpty() ? name : schema + "." + name;
  }
}
