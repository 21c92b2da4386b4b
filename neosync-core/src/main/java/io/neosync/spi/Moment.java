package io.neosync.spi;

import java.time.ZonedDateTime;

/**
 * A text that also says a moment, {@code now - 3 days} for one: columns that hold dates or times
 * take the moment, those that hold text take the text.
 *
 * @param time the moment, in the zone whose dates and times it is meant in; with milliseconds at
 *     most
 * @param text as it was written
 */
public record Moment(ZonedDateTime time, String text) {

  /** Nothing of the value: values stay out of logs. */
  @Override
  public String toString() {
    return "a moment";
  }
}
