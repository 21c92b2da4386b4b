package io.neosync.dynamodb;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stores the items of some keys, one batch after the other. Items that the service left unprocessed
 * go with the next batch, unless a later one has their key: then that is the one to store. A batch
 * therefore never holds a key twice, which the service would refuse.
 */
final class WriteLane implements Runnable {

  private final ItemWriter writer;
  private final BatchWrite batch;
  private final Stored stored;
  private final Deque<Put> queue = new ArrayDeque<>();
  private final Map<List<Object>, Put> pending = new LinkedHashMap<>();

  WriteLane(ItemWriter writer, BatchWrite batch, Stored stored) {
    this.writer = writer;
    this.batch = batch;
    this.stored = stored;
  }

  /** Called under the writer's lock. */
  void queue(Collection<Put> puts) {
    queue.addAll(puts);
  }

  /** Called under the writer's lock. */
  boolean hasQueued() {
    return !queue.isEmpty();
  }

  /** Called under the writer's lock. */
  boolean hasBatch() {
    return queue.size() >= BatchWrite.MAX_ITEMS;
  }

  @Override
  public void run() {
    try {
      int idle = 0;
      while (fill()) {
        int before = pending.size();
        long heap = batch.put(pending);
        writer.left(heap);
        if (pending.size() < before) {
          idle = 0;
        }
        if (!pending.isEmpty()) {
          batch.pauseBeforeRetry(++idle);
        }
      }
    } catch (Throwable e) {
      writer.fail(e);
    }
  }

  /** Makes the next batch. False when there is nothing left, or another lane has failed. */
  private boolean fill() throws DynamoException, InterruptedException {
    if (pending.isEmpty()) {
      writer.await(this);
    }
    long superseded = 0;
    int repeated = 0;
    synchronized (writer) {
      while (!queue.isEmpty() && batch.hasRoom(pending.values())) {
        Put put = queue.remove();
        Put earlier = pending.put(put.key(), put);
        if (earlier != null && !batch.replaces()) {
          throw DynamoErrors.keyExists();
        } else if (earlier != null) {
          superseded += earlier.size().heap();
          repeated++;
        }
      }
    }
    if (repeated > 0) {
      stored.confirm(repeated);
      writer.left(superseded);
    }
    return !pending.isEmpty() && !writer.failed();
  }
}
