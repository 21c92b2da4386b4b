package io.neosync.mysql;

import io.neosync.spi.Format;

/**
 * Some rows as LOAD DATA reads them: fields end in a tab, rows in a line break, a backslash
 * escapes, and NULL is {@code \N}. The values are the bytes that the source's server wrote, text in
 * the character set of the destination's column. Pieces end anywhere.
 */
record LoadText(byte[] bytes, int length) {

  static final Format<LoadText> FORMAT = new Format<>("MYSQL_LOAD_DATA", LoadText.class);

  /** The number of bytes only: values stay out of logs. */
  @Override
  public String toString() {
    return length + " bytes";
  }
}
