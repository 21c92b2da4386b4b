package io.neosync.schema;

import java.util.List;

/** A primary key or unique constraint: no two rows agree on all of {@code columns}. */
public record Key(String name, Kind kind, List<String> columns) {

  /** How the table declares the key. */
  public enum Kind {
    PRIMARY,
    UNIQUE
  }

  public Key {
    columns = List.copyOf(columns);
  }
}
