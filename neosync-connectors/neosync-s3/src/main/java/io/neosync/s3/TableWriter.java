package io.neosync.s3;

import io.neosync.schema.Column;
import io.neosync.schema.Table;
import io.neosync.spi.Batch;
import io.neosync.spi.Writer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Cuts the rows of a table into files. Batches are encoded ahead, and appended in their order. */
final class TableWriter implements Writer<Batch> {

  private final S3Load load;
  private final Table table;
  private final RowEncoder encoder;
  private final String suffix;
  private final Deque<Future<Chunk>> ahead = new ArrayDeque<>();
  private final List<Manifest.Part> parts = new ArrayList<>();
  private @Nullable PartFile part;
  private long partRows;
  private long rows;

  TableWriter(S3Load load, Table table, List<Column> columns, Compression compression) {
    this.load = load;
    this.table = table;
    this.encoder = new RowEncoder(columns);
    this.suffix = FileFormat.NDJSON.suffix(compression);
  }

  @Override
  public void write(Batch batch) throws Exception {
    // A batch is never changed, so that another thread may encode it while the next one is read.
    ahead.add(load.encoding().submit(encoder, batch));
    rows += batch.rows().size();
    while (ahead.size() > load.encoding().ahead()) {
      append(ahead.remove());
    }
  }

  private void append(Future<Chunk> encoded) throws Exception {
    Chunk chunk;
    try {
      chunk = encoded.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
    load.uploads().failIfFailed();
    PartFile open = part;
    if (open == null) {
      open = new PartFile(load.uploads(), load.run(), Run.part(table.ref(), parts.size(), suffix));
      part = open;
    }
    open.append(chunk.bytes(), 0, chunk.bytes().length);
    partRows += chunk.rows();
    if (open.bytes() >= load.partBytes()) {
      end(open);
    }
  }

  private void end(PartFile open) {
    part = null;
    parts.add(open.end(partRows));
    partRows = 0;
  }

  @Override
  public long finish() throws Exception {
    while (!ahead.isEmpty()) {
      append(ahead.remove());
    }
    PartFile open = part;
    if (open != null) {
      end(open);
    }
    load.written(table, parts);
    return rows;
  }

  @Override
  public void close() {
    ahead.forEach(encoded -> encoded.cancel(true));
    PartFile open = part;
    if (open != null) {
      part = null;
      open.abandon();
    }
  }
}
