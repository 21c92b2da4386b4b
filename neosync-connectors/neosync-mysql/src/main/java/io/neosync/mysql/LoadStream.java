package io.neosync.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way from the thread that makes them to the one that sends them; not many, however
 * long a value is.
 */
final class LoadStream extends InputStream {

  /** So many bytes may wait; one piece may in any case. */
  private static final int ROOM = 1 << 20;

  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Deque<LoadText> pieces = new ArrayDeque<>();
  private long waiting;
  private boolean ended;
  private boolean broken;

  /** Belongs to the thread that reads. */
  private @Nullable LoadText current;

  private int position;

  /** Waits for room; false if a short while did not bring any. */
  synchronized boolean offer(LoadText piece) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (waiting >= ROOM) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    pieces.add(piece);
    waiting += piece.length();
    notifyAll();
    return true;
  }

  /** Says that the last piece was offered. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Makes reading fail. */
  synchronized void breakOff() {
    broken = true;
    notifyAll();
  }

  /** The next piece; null at the end. */
  private synchronized @Nullable LoadText take() throws IOException {
    try {
      while (pieces.isEmpty() && !ended && !broken) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (broken) {
      throw new IOException("the load was broken off");
    }
    LoadText piece = pieces.poll();
    if (piece != null) {
      waiting -= piece.length();
      notifyAll();
    }
    return piece;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int wanted) throws IOException {
    LoadText piece = current;
    if (piece == null || position == piece.length()) {
      piece = take(); // none of which is empty
      current = piece;
      position = 0;
    }
    if (piece == null) {
      return -1;
    }
    int number = Math.min(wanted, piece.length() - position);
    System.arraycopy(piece.bytes(), position, target, offset, number);
    position += number;
    return number;
  }
}
