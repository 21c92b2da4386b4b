package io.neosync.postgres;

/**
 * Some bytes of a COPY stream, which may end in the middle of a row.
 *
 * @param bytes owned by the reader; only the first {@code length} count
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record CopyChunk(byte[] bytes, int length) {

  @Override
  public String toString() {
    return length + " bytes";
  }
}
