package io.neosync.dynamodb;

import io.neosync.spi.Format;
import io.neosync.spi.TableTask;
import java.util.List;

/** The formats of this connector, the same on both sides. */
final class ItemFormat {

  /** Items pass through as the service gave them. */
  static final Format<Items> ITEMS = new Format<>("DYNAMODB_ITEMS", Items.class);

  private static final List<Format<?>> ALL = List.of(ITEMS, Format.ROWS);

  private ItemFormat() {}

  /** Preferred first. */
  static List<Format<?>> of(TableTask task) {
    return Columns.of(task) ? List.of(Format.ROWS) : ALL;
  }
}
