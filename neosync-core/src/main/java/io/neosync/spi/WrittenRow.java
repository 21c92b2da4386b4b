package io.neosync.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that people wrote by hand.
 *
 * @param place where it begins: a file and a line
 * @param cells by column, in the order in which they were written; a column that is not named takes
 *     the destination's default
 */
public record WrittenRow(String place, Map<String, Cell> cells) {

  /**
   * A value and where it stands.
   *
   * @param value null, or a value as {@link Row} allows it: numbers as {@link java.math.BigDecimal}
   *     with the digits that were written, moments as {@link Moment}
   */
  public record Cell(@Nullable Object value, String place) {

    /** The place only: values stay out of logs. */
    @Override
    public String toString() {
      return "value written at " + place;
    }
  }

  public WrittenRow {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /** The place only: values stay out of logs. */
  @Override
  public String toString() {
    return "row written at " + place;
  }
}
