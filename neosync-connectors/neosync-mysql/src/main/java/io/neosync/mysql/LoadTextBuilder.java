package io.neosync.mysql;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes rows as {@link LoadText}. */
final class LoadTextBuilder {

  private static final int PIECE = 64 * 1024;

  private byte[] bytes = new byte[PIECE + PIECE / 8];
  private int length;
  private boolean inRow;

  /** Adds a value to the current row. */
  void field(byte @Nullable [] value) {
    if (inRow) {
      put((byte) '\t');
    }
    inRow = true;
    if (value == null) {
      put((byte) '\\');
      put((byte) 'N');
      return;
    }
    room(2 * value.length);
    for (byte b : value) {
      switch (b) {
        case '\\' -> escaped((byte) '\\');
        case '\t' -> escaped((byte) 't');
        case '\n' -> escaped((byte) 'n');
        default -> bytes[length++] = b;
      }
    }
  }

  private void escaped(byte b) {
    bytes[length++] = '\\';
    bytes[length++] = b;
  }

  void endRow() {
    put((byte) '\n');
    inRow = false;
  }

  private void put(byte b) {
    room(1);
    bytes[length++] = b;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 3 / 2));
    }
  }

  /** Whether there is enough for a piece. */
  boolean full() {
    return length >= PIECE;
  }

  boolean isEmpty() {
    return length == 0;
  }

  int length() {
    return length;
  }

  /** What was written since the last piece. */
  LoadText piece() {
    LoadText piece = new LoadText(bytes, length);
    bytes = new byte[PIECE + PIECE / 8];
    length = 0;
    return piece;
  }
}
