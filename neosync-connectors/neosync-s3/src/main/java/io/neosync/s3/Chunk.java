package io.neosync.s3;

/**
 * Some consecutive lines of a file, compressed on their own: files of gzip and Zstandard may
 * consist of several pieces.
 */
final class Chunk {

  private final byte[] bytes;
  private final long rows;

  Chunk(byte[] bytes, long rows) {
    this.bytes = bytes;
    this.rows = rows;
  }

  byte[] bytes() {
    return bytes;
  }

  long rows() {
    return rows;
  }
}
