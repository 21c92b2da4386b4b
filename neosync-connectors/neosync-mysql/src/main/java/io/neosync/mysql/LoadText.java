package io.neosync.mysql;

import io.neosync.spi.Format;

/**
 * Some rows as LOAD DATA reads them: fields end in a tab, rows in a line break, a backslash
 * escapes, and NULL is {@code \N}. The values are the bytes that the source's server wrote, text in
 * the character set of the destination's column. Pieces end anywhere.
 */
final class LoadText {

  static final Format<LoadText> FORMAT = new Format<>("MYSQL_LOAD_DATA", LoadText.class);

  private final byte[] bytes;
  private final int length;

  /**
   * @param bytes not changed afterwards
   * @param length so many of them count, from the first
   */
  LoadText(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** The number of bytes only: values stay out of logs. */
  @Override
  public String toString() {
    return length + " bytes";
  }
}
