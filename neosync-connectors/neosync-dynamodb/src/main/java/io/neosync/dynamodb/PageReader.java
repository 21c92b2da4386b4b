package io.neosync.dynamodb;

import io.neosync.spi.Reader;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages in several threads, ahead of who takes them by so much that fits a fixed part of the
 * heap. The order of the items is that of no one.
 */
final class PageReader implements Reader<Items> {

  /** Bytes of heap that may wait to be taken; further pages are not asked for meanwhile. */
  private static final long AHEAD = 1 << 20;

  private final Queue<Pages> rest;
  private final PageSize pageSize;
  private final DynamoSession session;
  private final Crew crew;
  private final Deque<Items> ready = new ArrayDeque<>();
  private long waiting;
  private int working;
  private @Nullable Throwable failure;
  private long rows;
  private long bytes;

  /**
   * @param pages of all parts of the table
   * @param session whose threads these are
   */
  PageReader(List<Pages> pages, PageSize pageSize, DynamoSession session) {
    this.rest = new ConcurrentLinkedQueue<>(pages);
    this.pageSize = pageSize;
    this.session = session;
    this.working = Math.min(Settings.READERS, pages.size());
    this.crew = session.start("neosync-dynamodb-read", Collections.nCopies(working, this::work));
  }

  /** One thread's work: one part of the table after the other. */
  private void work() {
    try {
      for (Pages pages = rest.poll(); pages != null; pages = rest.poll()) {
        do {
          awaitRoom();
          Items page = Items.of(pages.next());
          pageSize.came(page);
          if (page.count() > 0) {
            hand(page);
          }
        } while (!pages.ended());
      }
      done(null);
    } catch (Throwable e) {
      done(e);
    }
  }

  private synchronized void awaitRoom() throws InterruptedException {
    while (waiting >= AHEAD) {
      wait();
    }
  }

  private synchronized void hand(Items page) {
    ready.add(page);
    waiting += page.heap();
    notifyAll();
  }

  private synchronized void done(@Nullable Throwable e) {
    working--;
    if (failure == null) {
      failure = e;
    }
    notifyAll();
  }

  @Override
  public synchronized @Nullable Items next() throws Exception {
    while (ready.isEmpty() && working > 0 && failure == null) {
      wait();
    }
    if (failure instanceof Error error) {
      throw error;
    } else if (failure instanceof Exception e) {
      throw e;
    }
    Items page = ready.poll();
    if (page == null) {
      return null;
    }
    waiting -= page.heap();
    notifyAll();
    rows += page.count();
    bytes += page.bytes();
    return page;
  }

  @Override
  public synchronized long rows() {
    return rows;
  }

  @Override
  public synchronized long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    crew.close();
    session.forget(crew);
  }
}
