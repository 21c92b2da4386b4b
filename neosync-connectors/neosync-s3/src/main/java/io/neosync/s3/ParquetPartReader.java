package io.neosync.s3;

import io.neosync.schema.Column;
import io.neosync.spi.Batch;
import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;

/**
 * Reads the rows of a file of Parquet. Its end says what it holds, so that it is kept on this
 * machine meanwhile, and compared with its checksum before anything of it is used.
 */
final class ParquetPartReader implements PartRows {

  private static final int ROWS = 1_000;
  private static final long BYTES = 256 << 10;
  private static final int BUFFER = 1 << 16;

  private final Manifest.Part part;
  private final List<Column> columns;
  private final TableTask task;
  private final Download download;

  /**
   * @param columns all that the table has
   */
  ParquetPartReader(Manifest.Part part, List<Column> columns, TableTask task, Download download) {
    this.part = part;
    this.columns = columns;
    this.task = task;
    this.download = download;
  }

  @Override
  public void read(Sink sink) throws DamagedException, IOException, InterruptedException {
    Path kept = Files.createTempFile("neosync-", ".parquet");
    try (FileChannel channel =
        FileChannel.open(
            kept,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      keep(channel);
      if (!download.matches(part.sha256())) {
        throw damaged("its checksum is not the manifest's");
      }
      long rows = rows(channel, sink);
      if (rows != part.rows()) {
        throw damaged("it has %,d rows, not %,d".formatted(rows, part.rows()));
      }
    } catch (ClosedByInterruptException e) {
      throw new InterruptedException("stopped");
    }
  }

  private void keep(FileChannel channel) throws IOException {
    byte[] bytes = new byte[BUFFER];
    try {
      for (int some = download.read(bytes); some >= 0; some = download.read(bytes)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, some);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
    } catch (InterruptedIOException | ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException("file %s cannot be read: %s".formatted(part.name(), e.getMessage()), e);
    }
  }

  private long rows(FileChannel channel, Sink sink)
      throws DamagedException, IOException, InterruptedException {
    try {
      ParquetFile file = new ParquetFile(channel);
      ParquetRows rows = new ParquetRows(file.description().getSchema(), columns, task);
      long count = 0;
      for (BlockMetaData group : file.rowGroups()) {
        count += rows(file, group, rows, sink);
      }
      return count;
    } catch (DamagedException e) {
      throw damaged(e.getMessage());
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("stopped");
      }
      // What a library says may quote the file: only the kind of failure is told.
      throw damaged("it cannot be decoded (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static long rows(ParquetFile file, BlockMetaData group, ParquetRows rows, Sink sink)
      throws DamagedException, IOException, InterruptedException {
    RecordReader<ParquetRows> records =
        new ColumnIOFactory(file.description().getCreatedBy())
            .getColumnIO(rows.requested(), file.description().getSchema())
            .getRecordReader(file.pages(group), rows);
    List<Row> batch = new ArrayList<>();
    rows.clearBytes();
    for (long i = 0; i < group.getRowCount(); i++) {
      batch.add(records.read().row());
      if (batch.size() >= ROWS || rows.bytes() >= BYTES) {
        sink.take(new Batch(batch));
        batch = new ArrayList<>();
        rows.clearBytes();
      }
    }
    if (!batch.isEmpty()) {
      sink.take(new Batch(batch));
    }
    return group.getRowCount();
  }

  private DamagedException damaged(String why) {
    return new DamagedException("file %s is damaged: %s".formatted(part.name(), why));
  }
}
