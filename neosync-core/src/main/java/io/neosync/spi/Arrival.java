package io.neosync.spi;

import io.neosync.schema.TableRef;
import java.util.Locale;

/**
 * What has arrived of a table when a load ends that is not atomic.
 *
 * @param table the destination's table
 * @param stored rows that the engine confirmed to have stored; left-out rows are not among them
 * @param unknown rows on their way when the connection was lost, which may be there or not
 */
public record Arrival(TableRef table, long stored, long unknown) {

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s %,d rows", table, stored)
        + (unknown == 0
            ? ""
            : String.format(Locale.ROOT, " and, unconfirmed, up to %,d more", unknown));
  }
}
