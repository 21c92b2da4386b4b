package io.neosync.spi;

import io.neosync.schema.Key;
import java.util.List;

/** Some rows of a table, by their integer keys. */
public final class KeySet {

  private final Key key;
  private final List<long[]> values;

  /**
   * @param values for each row, the values of the key's columns in order
   */
  public KeySet(Key key, List<long[]> values) {
    this.key = key;
    this.values = List.copyOf(values);
  }

  public Key key() {
    return key;
  }

  public List<long[]> values() {
    return values;
  }

  /** The number of keys only: values stay out of logs. */
  @Override
  public String toString() {
    return values.size() + " keys of " + key.name();
  }
}
