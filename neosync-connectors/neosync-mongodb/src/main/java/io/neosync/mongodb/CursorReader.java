package io.neosync.mongodb;

import com.mongodb.client.MongoCursor;
import io.neosync.spi.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents in a lane of its own, an answer of the server ahead of whoever takes them; unless
 * an answer was so large that two at a time would be too much.
 */
final class CursorReader implements Reader<BsonBatch> {

  private static final long LARGE_ANSWER = 4L << 20;

  private final Lanes lane = new Lanes("neosync-mongodb-read", 1);
  private final Callable<Query> open;
  private final Consumer<CursorReader> closed;
  private final Deque<BsonBatch> batches = new ArrayDeque<>();
  private @Nullable Future<List<BsonBatch>> ahead;
  private volatile @Nullable Query query;
  private long rows;
  private long bytes;

  /** An open cursor and the session that it is of. */
  record Query(MongoCursor<RawBsonDocument> cursor, Runnable endSession) {}

  /**
   * @param open begins the query; called in the reader's lane
   * @param closed called at the end of {@link #close}
   */
  CursorReader(Callable<Query> open, Consumer<CursorReader> closed) {
    this.open = open;
    this.closed = closed;
    this.ahead = lane.submit(this::answer);
  }

  /** The next answer of the server; empty after the last. */
  private List<BsonBatch> answer() throws Exception {
    Query opened = query;
    if (opened == null) {
      opened = open.call();
      query = opened;
    }
    MongoCursor<RawBsonDocument> cursor = opened.cursor();
    List<RawBsonDocument> documents = new ArrayList<>();
    if (cursor.hasNext()) {
      do {
        documents.add(cursor.next());
      } while (cursor.available() > 0);
    }
    return BsonBatch.split(documents);
  }

  @Override
  public @Nullable BsonBatch next() throws Exception {
    if (batches.isEmpty()) {
      Future<List<BsonBatch>> answer = ahead == null ? lane.submit(this::answer) : ahead;
      ahead = null;
      batches.addAll(Lanes.result(answer));
      if (batches.isEmpty()) {
        return null;
      }
      if (batches.stream().mapToLong(BsonBatch::bytes).sum() < LARGE_ANSWER) {
        ahead = lane.submit(this::answer);
      }
    }
    BsonBatch batch = batches.remove();
    rows += batch.documents().size();
    bytes += batch.bytes();
    return batch;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  /** Ends what the lane does. */
  void interrupt() {
    lane.interrupt();
  }

  @Override
  public void close() {
    lane.stop();
    Query opened = query;
    if (opened != null) {
      try (MongoCursor<RawBsonDocument> cursor = opened.cursor()) {
        opened.endSession().run();
      } catch (RuntimeException e) {
        // Nothing is lost with a cursor: the server ends it where the connection is gone.
        query = null;
      }
    }
    closed.accept(this);
  }
}
