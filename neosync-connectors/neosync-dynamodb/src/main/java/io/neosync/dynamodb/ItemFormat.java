package io.neosync.dynamodb;

import io.neosync.spi.Format;
import java.util.List;

/** The formats of this connector, the same on both sides. */
final class ItemFormat {

  /** Items pass through as the service gave them. */
  static final Format<Items> ITEMS = new Format<>("DYNAMODB_ITEMS", Items.class);

  static final List<Format<?>> ALL = List.of(ITEMS, Format.ROWS);

  private ItemFormat() {}
}
