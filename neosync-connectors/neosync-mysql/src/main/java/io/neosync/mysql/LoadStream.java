package io.neosync.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Bytes on their way from the thread that makes them to the one that sends them; not many. */
final class LoadStream extends InputStream {

  private static final int PIECES = 16;

  /** What holds nothing is the end. */
  private static final LoadText END = new LoadText(new byte[0], 0);

  private final BlockingQueue<LoadText> pieces = new ArrayBlockingQueue<>(PIECES);
  private @Nullable LoadText current;
  private int position;
  private boolean ended;
  private volatile boolean broken;

  /** Waits for room; false if a short while did not bring any. */
  boolean offer(LoadText piece) throws InterruptedException {
    return pieces.offer(piece, 100, java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  /** Says that the last piece was offered; false as with {@link #offer}. */
  boolean end() throws InterruptedException {
    return offer(END);
  }

  /** Makes reading fail. */
  void breakOff() {
    broken = true;
    pieces.clear();
    pieces.add(END);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int wanted) throws IOException {
    while (!ended && (current == null || position == current.length())) {
      try {
        current = pieces.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      position = 0;
      ended = current.length() == 0;
    }
    if (broken) {
      throw new IOException("the load was broken off");
    }
    LoadText piece = current;
    if (ended || piece == null) {
      return -1;
    }
    int number = Math.min(wanted, piece.length() - position);
    System.arraycopy(piece.bytes(), position, target, offset, number);
    position += number;
    return number;
  }
}
