package io.neosync.dynamodb;

import io.neosync.spi.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shares items out to lanes, one thread each, by their keys: items of one key always take the same
 * lane, and so stay in order. Holds as many as fit a fixed part of the heap.
 */
final class ItemWriter implements Writer<Items> {

  /** Bytes of heap that items on their way may take; one more page is taken when there is less. */
  private static final long ON_THE_WAY = 3 << 20;

  private final DynamoSession session;
  private final DynamoTable table;
  private final List<WriteLane> lanes = new ArrayList<>();
  private final Crew crew;
  private long onTheWay;
  private long rows;
  private boolean ended;
  private @Nullable Throwable failure;

  /**
   * @param batch makes what stores the items of a lane
   */
  ItemWriter(DynamoSession session, DynamoTable table, Supplier<BatchWrite> batch, Stored stored) {
    this.session = session;
    this.table = table;
    for (int i = 0; i < Settings.WRITERS; i++) {
      lanes.add(new WriteLane(this, batch.get(), stored));
    }
    this.crew = session.start("neosync-dynamodb-write", List.copyOf(lanes));
  }

  @Override
  public void write(Items page) throws Exception {
    List<List<Put>> shares = new ArrayList<>();
    lanes.forEach(lane -> shares.add(new ArrayList<>()));
    for (Item item : page.items()) {
      Put put = Put.of(item, table);
      shares.get(Math.floorMod(put.key().hashCode(), lanes.size())).add(put);
    }
    synchronized (this) {
      while (failure == null && full()) {
        wait();
      }
      throwFailure();
      onTheWay += page.heap();
      rows += page.count();
      for (int i = 0; i < lanes.size(); i++) {
        lanes.get(i).queue(shares.get(i));
      }
      notifyAll();
    }
  }

  /** Waits until there is a whole batch for a lane, or no more can come now or at all. */
  synchronized void await(WriteLane lane) throws InterruptedException {
    while (!lane.hasBatch() && !(full() && lane.hasQueued()) && !ended && failure == null) {
      wait();
    }
  }

  private boolean full() {
    return onTheWay >= ON_THE_WAY;
  }

  /** Items of so much heap have left. */
  synchronized void left(long heap) {
    onTheWay -= heap;
    notifyAll();
  }

  /** A lane cannot go on; the others need not. */
  synchronized void fail(Throwable e) {
    if (failure == null) {
      failure = e;
    }
    notifyAll();
  }

  synchronized boolean failed() {
    return failure != null;
  }

  private synchronized void throwFailure() throws Exception {
    if (failure instanceof Error error) {
      throw error;
    } else if (failure instanceof Exception e) {
      throw e;
    }
  }

  @Override
  public long finish() throws Exception {
    synchronized (this) {
      ended = true;
      notifyAll();
    }
    crew.await();
    throwFailure();
    return rows;
  }

  @Override
  public void close() {
    fail(new InterruptedException("stopped"));
    // A batch that is on its way is better heard of than lost: then it is known what arrived.
    crew.awaitBriefly();
    crew.close();
    session.forget(crew);
  }
}
