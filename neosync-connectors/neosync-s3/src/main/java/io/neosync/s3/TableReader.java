package io.neosync.s3;

import io.neosync.spi.Batch;
import io.neosync.spi.Reader;
import io.neosync.spi.TableTask;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the files of a table, several at a time, each in a thread of its own. */
final class TableReader implements Reader<Batch> {

  private static final int BATCHES = 2;
  private static final int MANY_COLUMNS = 100;

  private final Bucket bucket;
  private final Run run;
  private final Manifest.Content content;
  private final RowDecoder decoder;
  private final TableTask task;
  private final Consumer<TableReader> closed;
  private final BlockingQueue<Message> messages = new ArrayBlockingQueue<>(BATCHES);
  private final Set<Download> downloads = ConcurrentHashMap.newKeySet();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final ExecutorService threads;
  private volatile boolean stopped;
  private int working;
  private long rows;

  /** What a thread has to say: a batch, that it has no more, or why it cannot go on. */
  private record Message(@Nullable Batch batch, @Nullable Throwable failure) {}

  /**
   * @param closed is told once this is closed
   */
  TableReader(
      Bucket bucket,
      Run run,
      Manifest.Content content,
      TableTask task,
      Consumer<TableReader> closed) {
    this.bucket = bucket;
    this.run = run;
    this.content = content;
    this.decoder = new RowDecoder(content.table().columns(), task);
    this.task = task;
    this.closed = closed;
    this.working = Math.min(atOnce(content), content.parts().size());
    this.threads = Threads.of("read", Math.max(1, working));
    for (int i = 0; i < working; i++) {
      threads.execute(this::work);
    }
  }

  /** How many files are read at a time: of one with many columns a page of each is in memory. */
  private static int atOnce(Manifest.Content content) {
    return content.format() == FileFormat.PARQUET && content.table().columns().size() > MANY_COLUMNS
        ? 1
        : Threads.forProcessors();
  }

  private void work() {
    List<Manifest.Part> parts = content.parts();
    Message last = new Message(null, null);
    try {
      for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
        read(parts.get(i));
      }
    } catch (Exception | Error e) {
      // An error too: who waits would wait for ever.
      last = new Message(null, e);
    }
    try {
      messages.put(last);
    } catch (InterruptedException e) {
      // Nobody waits any more.
    }
  }

  private void read(Manifest.Part part) throws Exception {
    try (Download download =
        new Download(bucket, run.folder() + part.name(), part.bytes(), bytes)) {
      downloads.add(download);
      if (stopped) {
        throw new InterruptedException("stopped");
      }
      rows(part, download).read(batch -> messages.put(new Message(batch, null)));
      downloads.remove(download);
    }
  }

  private PartRows rows(Manifest.Part part, Download download) {
    return switch (content.format()) {
      case NDJSON -> new PartReader(part, content.compression(), decoder, download);
      case PARQUET -> new ParquetPartReader(part, content.table().columns(), task, download);
    };
  }

  @Override
  public @Nullable Batch next() throws Exception {
    while (working > 0) {
      Message message = messages.take();
      if (message.failure() instanceof Error error) {
        throw error;
      } else if (message.failure() instanceof Exception failure) {
        throw failure;
      }
      Batch batch = message.batch();
      if (batch != null) {
        rows += batch.rows().size();
        return batch;
      }
      working--;
    }
    return null;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public long bytes() {
    return bytes.get();
  }

  /** Makes everything that goes on end soon. Never throws. */
  void stop() {
    stopped = true;
    downloads.forEach(Download::stop);
  }

  @Override
  public void close() {
    stop();
    Threads.end(threads);
    closed.accept(this);
  }
}
