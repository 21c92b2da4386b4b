package io.neosync.mysql;

import io.neosync.spi.Batch;
import io.neosync.spi.Reader;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads ranges of a table by several connections, each in a thread of its own, and hands out their
 * batches as they come. A connection that is done with a range takes the next one.
 */
final class RangesReader implements Reader<Batch> {

  /** Bytes that may wait to be handed out, unless one batch has more. */
  private static final long ROOM = 256 << 10;

  /** How often a thread that is to end is told so: a cancel can fall between two statements. */
  private static final long REPEAT_MILLIS = 100;

  private final Iterator<String> ranges;
  private final Opening opening;
  private final Runnable release;
  private final List<Backend> backends;
  private final List<Thread> threads = new ArrayList<>();

  // All that follows is guarded by this object.
  private final Deque<Piece> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private int working;
  private boolean stopped;
  private @Nullable Throwable failure;

  private long rows;
  private long bytes;

  /** Opens a range for reading. */
  interface Opening {
    Reader<Batch> open(Backend backend, String range) throws SQLException;
  }

  private record Piece(Batch batch, long bytes) {}

  /**
   * @param ranges what {@code opening} opens
   * @param release called when this reader is closed
   */
  RangesReader(List<Backend> backends, List<String> ranges, Opening opening, Runnable release) {
    this.backends = backends;
    this.ranges = ranges.iterator();
    this.opening = opening;
    this.release = release;
    this.working = backends.size();
    for (Backend backend : backends) {
      Thread thread = new Thread(() -> work(backend), "neosync-read-" + (threads.size() + 1));
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  private void work(Backend backend) {
    Throwable broken = null;
    try {
      for (String range = take(); range != null; range = take()) {
        read(backend, range);
      }
    } catch (Exception | Error e) {
      broken = e;
    }
    synchronized (this) {
      working--;
      if (broken != null && failure == null) {
        failure = broken;
        stopped = true;
      }
      notifyAll();
    }
  }

  private synchronized @Nullable String take() {
    return stopped || !ranges.hasNext() ? null : ranges.next();
  }

  private void read(Backend backend, String range) throws Exception {
    try (Reader<Batch> reader = opening.open(backend, range)) {
      long before = 0;
      for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
        if (!offer(new Piece(batch, reader.bytes() - before))) {
          return;
        }
        before = reader.bytes();
      }
    }
  }

  /** Waits for room; false if the piece is not wanted any more. */
  private synchronized boolean offer(Piece piece) throws InterruptedException {
    while (!stopped && !waiting.isEmpty() && waitingBytes + piece.bytes() > ROOM) {
      wait();
    }
    if (stopped) {
      return false;
    }
    waiting.add(piece);
    waitingBytes += piece.bytes();
    notifyAll();
    return true;
  }

  @Override
  public @Nullable Batch next() throws Exception {
    Piece piece = await();
    if (piece == null) {
      return null;
    }
    rows += piece.batch().rows().size();
    bytes += piece.bytes();
    return piece.batch();
  }

  private synchronized @Nullable Piece await() throws Exception {
    while (waiting.isEmpty() && working > 0 && failure == null) {
      wait();
    }
    Throwable broken = failure;
    if (broken instanceof Exception e) {
      throw e;
    }
    if (broken instanceof Error e) {
      throw e;
    }
    Piece piece = waiting.poll();
    if (piece != null) {
      waitingBytes -= piece.bytes();
      notifyAll();
    }
    return piece;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  /** Returns when all threads have ended, also when this one is interrupted. */
  @Override
  public void close() {
    synchronized (this) {
      stopped = true;
      notifyAll();
    }
    boolean interrupted = false;
    for (int i = 0; i < threads.size(); i++) {
      while (threads.get(i).isAlive()) {
        try {
          threads.get(i).join(REPEAT_MILLIS);
          if (threads.get(i).isAlive()) {
            backends.get(i).cancel();
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    release.run();
  }
}
