package io.neosync.schema;

import java.util.Objects;

/**
 * The type of a column that was, or is, in a database elsewhere, as far as it can be told without
 * that database.
 *
 * @param engine whose type it is, as it is called in messages
 * @param name as that engine writes it
 * @param logical what its values are
 */
public record PortableType(String engine, String name, LogicalType logical) implements ColumnType {

  public PortableType {
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(logical, "logical");
  }

  @Override
  public String toString() {
    return name;
  }
}
