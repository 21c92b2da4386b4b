package io.neosync.schema;

import java.util.List;
import java.util.Objects;

/** An index that only makes rows easier to find: whole columns, in order. Not a {@link Key}. */
public record Index(String name, List<Part> parts) {

  /** A column, and which way its values go. */
  public record Part(String column, Order order) {

    public Part {
      Objects.requireNonNull(column, "column");
      Objects.requireNonNull(order, "order");
    }
  }

  /** Which way values go. */
  public enum Order {
    ASCENDING,
    DESCENDING
  }

  public Index {
    Objects.requireNonNull(name, "name");
    parts = List.copyOf(parts);
  }

  /** The columns, in order. */
  public List<String> columns() {
    return parts.stream().map(Part::column).toList();
  }
}
