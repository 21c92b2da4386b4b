package io.neosync.mongodb;

import io.neosync.mongodb.MongoErrors.MongoFailure;
import io.neosync.spi.Writer;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hands batches to several lanes, as many as fit a bound of bytes at a time. What a lane could not
 * do is thrown by the next call here. Documents that the server refuses do not stop the others.
 */
final class BulkWriter implements Writer<BsonBatch> {

  /** Bytes on their way; a larger document goes alone. */
  private static final int BOUND = 4 << 20;

  /** So that small batches do not pile up by number. */
  private static final int LEAST = 128 << 10;

  /** A load that fails so often is not going to be of use. */
  private static final long MOST_REFUSED = 100_000;

  private final Lanes lanes;
  private final Storing storing;
  private final Tally tally;
  private final Semaphore room = new Semaphore(BOUND);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean stopped;

  BulkWriter(Lanes lanes, Storing storing, Tally tally) {
    this.lanes = lanes;
    this.storing = storing;
    this.tally = tally;
  }

  @Override
  public void write(BsonBatch batch) throws Exception {
    throwFailure();
    Map<String, Long> failed = tally.failed();
    if (Tally.sum(failed) >= MOST_REFUSED) {
      throw refused("stopped, since ", failed);
    }
    int share = (int) Math.max(LEAST, Math.min(BOUND, batch.bytes()));
    room.acquire(share);
    lanes.execute(
        () -> {
          try {
            if (!stopped) {
              storing.store(batch.documents());
            }
          } catch (Throwable e) {
            stopped = true;
            failure.compareAndSet(null, e);
          } finally {
            room.release(share);
          }
        });
  }

  @Override
  public long finish() throws Exception {
    room.acquire(BOUND);
    room.release(BOUND);
    throwFailure();
    Map<String, Long> failed = tally.failed();
    if (!failed.isEmpty()) {
      throw refused("", failed);
    }
    return tally.stored() + Tally.sum(tally.leftOut());
  }

  private void throwFailure() throws Exception {
    Throwable thrown = failure.get();
    if (thrown instanceof Error error) {
      throw error;
    } else if (thrown instanceof Exception exception) {
      throw MongoErrors.redacted(exception);
    }
  }

  private static MongoFailure refused(String before, Map<String, Long> failed) {
    return new MongoFailure(
        "%sthe server refused %,d documents: %s"
            .formatted(before, Tally.sum(failed), MongoErrors.counted(failed)),
        new Throwable());
  }

  @Override
  public void close() {
    stopped = true;
  }
}
