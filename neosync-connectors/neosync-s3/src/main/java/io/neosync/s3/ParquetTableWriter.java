package io.neosync.s3;

import io.neosync.schema.Column;
import io.neosync.schema.Table;
import io.neosync.spi.Batch;
import io.neosync.spi.Row;
import io.neosync.spi.Writer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the rows of a table into files of Parquet, in a thread of its own: the next rows are read
 * meanwhile.
 */
final class ParquetTableWriter implements Writer<Batch> {

  /** How many batches may wait. */
  private static final int AHEAD = 2;

  private final S3Load load;
  private final Table table;
  private final ThreadPoolExecutor thread = Threads.of("encode", 1);
  private final Deque<Future<?>> ahead = new ArrayDeque<>();
  private final Files files;
  private long rows;

  ParquetTableWriter(S3Load load, Table table, List<Column> columns, Compression compression) {
    this.load = load;
    this.table = table;
    this.files =
        new Files(
            load,
            table,
            compression,
            RowEncoder.documents(columns) ? null : ParquetSchema.ofColumns(columns));
  }

  @Override
  public void write(Batch batch) throws Exception {
    rows += batch.rows().size();
    submit(
        () -> {
          files.take(batch);
          return batch;
        });
    while (ahead.size() > AHEAD) {
      await(ahead.remove());
    }
  }

  private void submit(Callable<?> work) {
    ahead.add(thread.submit(work));
  }

  private static void await(Future<?> work) throws Exception {
    try {
      work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ParquetOutput.UnsentException unsent) {
        throw unsent.reason();
      } else if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public long finish() throws Exception {
    submit(
        () -> {
          files.end();
          return table;
        });
    while (!ahead.isEmpty()) {
      await(ahead.remove());
    }
    load.written(table, files.parts);
    if (files.hidden > 0) {
      load.remark(
          "%s: %,d of %,d documents have fields or values that no column shows but %s"
              .formatted(table.ref(), files.hidden, rows, ParquetSchema.DOCUMENT));
    }
    return rows;
  }

  @Override
  public void close() {
    Threads.end(thread);
    files.close();
  }

  /** The files of the table: used by the thread, and afterwards by who waited for its end. */
  private static final class Files {

    /** So much is looked at of documents before it is decided which columns they get. */
    private static final long SAMPLE_BYTES = 1 << 20;

    private final S3Load load;
    private final Table table;
    private final ParquetCodec codec;
    private final JsonBuffer buffer = new JsonBuffer();
    private final ParquetNode.Loss loss = new ParquetNode.Loss();
    private final ParquetShape shape = new ParquetShape();
    private final List<Batch> sample = new ArrayList<>();
    private final List<Manifest.Part> parts = new ArrayList<>();
    private final boolean documents;
    private @Nullable ParquetSchema schema;
    private @Nullable ParquetPart part;
    private long sampled;
    private long hidden;

    /**
     * @param schema null where documents are to be looked at before
     */
    Files(S3Load load, Table table, Compression compression, @Nullable ParquetSchema schema) {
      this.load = load;
      this.table = table;
      this.codec = new ParquetCodec(compression);
      this.documents = schema == null;
      this.schema = schema;
    }

    void take(Batch batch) throws Exception {
      if (schema != null) {
        write(batch);
        return;
      }
      sample.add(batch);
      for (Row row : batch.rows()) {
        Object document = row.value(0);
        buffer.clear(Compressor.KEPT);
        DynamicEncoder.encode(document, buffer);
        sampled += buffer.size();
        shape.add(document);
      }
      if (sampled >= SAMPLE_BYTES) {
        writeSample();
      }
    }

    private void writeSample() throws Exception {
      schema = ParquetSchema.ofDocuments(shape.documents());
      for (Batch each : sample) {
        write(each);
      }
      sample.clear();
    }

    private void write(Batch batch) throws Exception {
      load.uploads().failIfFailed();
      for (Row row : batch.rows()) {
        write(row);
      }
    }

    private void write(Row row) throws Exception {
      ParquetSchema columns = Objects.requireNonNull(schema);
      ParquetPart open = part;
      if (open == null) {
        open = begin(columns);
        part = open;
      }
      if (documents) {
        open.write(to -> columns.writeDocument(row.value(0), loss, buffer, to));
        hidden += loss.hidden() ? 1 : 0;
        loss.clear();
      } else {
        open.write(to -> columns.write(row, buffer, to));
      }
      if (open.bytes() >= load.partBytes() || open.isDescribedEnough()) {
        end(open);
      }
    }

    private ParquetPart begin(ParquetSchema columns) throws Exception {
      String name =
          Run.part(table.ref(), parts.size(), FileFormat.PARQUET.suffix(Compression.NONE));
      PartFile file = new PartFile(load.uploads(), load.run(), name);
      return new ParquetPart(file, columns, codec, load.partBytes());
    }

    private void end(ParquetPart open) throws IOException {
      parts.add(open.end());
      part = null;
    }

    void end() throws Exception {
      if (schema == null && !sample.isEmpty()) {
        writeSample();
      }
      ParquetPart open = part;
      if (open != null) {
        end(open);
      }
    }

    void close() {
      ParquetPart open = part;
      if (open != null) {
        part = null;
        open.abandon();
      }
      codec.release();
    }
  }
}
