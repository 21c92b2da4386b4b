package io.neosync.spi;

import java.util.Objects;

/**
 * A value of a type that only some engine has, such as an ObjectId of MongoDB, as text that loses
 * nothing.
 *
 * @param type the engine's name of the type
 * @param text the value, as the connector documents it for the type
 */
public record EngineValue(String type, String text) {

  public EngineValue {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(text, "text");
  }

  /** The type only: values stay out of logs. */
  @Override
  public String toString() {
    return "a value of type " + type;
  }
}
