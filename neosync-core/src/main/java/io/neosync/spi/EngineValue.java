package io.neosync.spi;

import java.util.Objects;

/**
 * A value that only some engine has, such as an ObjectId of MongoDB, or that the class of its
 * {@link io.neosync.schema.LogicalType} cannot hold, such as PostgreSQL's infinite dates, as text
 * that loses nothing. Destinations of other engines refuse it, by its type.
 *
 * @param engine as it is called in messages
 * @param type the engine's name of the type
 * @param text the value, as the connector documents it for the type
 */
public record EngineValue(String engine, String type, String text) {

  public EngineValue {
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(text, "text");
  }

  /** The type only: values stay out of logs. */
  @Override
  public String toString() {
    return "a value of " + engine + "'s type " + type;
  }
}
