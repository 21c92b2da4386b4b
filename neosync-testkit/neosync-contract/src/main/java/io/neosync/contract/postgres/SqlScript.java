package io.neosync.contract.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * SQL text with a name.
 *
 * @param name for people
 * @param text statements divided by semicolons
 */
public record SqlScript(String name, String text) {

  /**
   * Reads a UTF-8 script next to a class on its class path.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SqlScript of(Class<?> neighbour, String resource) {
    try (InputStream stream = neighbour.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "No resource %s next to %s".formatted(resource, neighbour.getName()));
      }
      return new SqlScript(resource, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Resource " + resource + " cannot be read", e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
