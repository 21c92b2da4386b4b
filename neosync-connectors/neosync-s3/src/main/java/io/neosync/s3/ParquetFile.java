package io.neosync.s3;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * A file of Parquet on this machine. Of a row group only the present page of each column is in
 * memory. (The library's own reader has all of a row group there, and cannot be opened without the
 * classes of Hadoop.) Used by one thread.
 */
final class ParquetFile {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** The length of the metadata, and the magic, at the very end. */
  private static final int TAIL = 8;

  /** How much all columns of a row group read ahead. */
  private static final int BUFFERS = 1 << 20;

  private static final int LEAST_BUFFER = 512;
  private static final int MOST_BUFFER = 8 << 10;

  private final FileChannel channel;
  private final ParquetMetadata metadata;

  ParquetFile(FileChannel channel) throws IOException, DamagedException {
    this.channel = channel;
    this.metadata = metadata(channel);
  }

  private static ParquetMetadata metadata(FileChannel channel)
      throws IOException, DamagedException {
    long size = channel.size();
    if (size < MAGIC.length + TAIL) {
      throw new DamagedException("it is no file of Parquet");
    }
    ByteBuffer tail =
        ByteBuffer.wrap(read(channel, size - TAIL, TAIL)).order(ByteOrder.LITTLE_ENDIAN);
    int length = tail.getInt();
    byte[] magic = new byte[MAGIC.length];
    tail.get(magic);
    if (!Arrays.equals(magic, MAGIC) || length < 0 || length > size - TAIL - MAGIC.length) {
      throw new DamagedException("it is no file of Parquet");
    }
    byte[] metadata = read(channel, size - TAIL - length, length);
    return new ParquetMetadataConverter()
        .readParquetMetadata(
            new ByteArrayInputStream(metadata), ParquetMetadataConverter.NO_FILTER);
  }

  private static byte[] read(FileChannel channel, long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    try (InputStream in = new Range(channel, position, position + length, MOST_BUFFER)) {
      if (in.readNBytes(bytes, 0, length) != length) {
        throw new EOFException("it ends in its middle");
      }
    }
    return bytes;
  }

  FileMetaData description() {
    return metadata.getFileMetaData();
  }

  List<BlockMetaData> rowGroups() {
    return metadata.getBlocks();
  }

  /** The pages of a row group. */
  PageReadStore pages(BlockMetaData group) {
    Map<ColumnPath, ColumnChunkMetaData> chunks = new HashMap<>();
    group.getColumns().forEach(chunk -> chunks.put(chunk.getPath(), chunk));
    int buffer = Math.max(LEAST_BUFFER, Math.min(MOST_BUFFER, BUFFERS / chunks.size()));
    return new PageReadStore() {
      @Override
      public PageReader getPageReader(ColumnDescriptor column) {
        ColumnChunkMetaData chunk = chunks.get(ColumnPath.get(column.getPath()));
        if (chunk == null) {
          throw new IllegalArgumentException("a row group lacks a column");
        }
        long begin = chunk.getStartingPos();
        return new ParquetPages(
            new Range(channel, begin, begin + chunk.getTotalSize(), buffer), chunk);
      }

      @Override
      public long getRowCount() {
        return group.getRowCount();
      }
    };
  }

  /** Some of a file's bytes. Several are read by turns. */
  private static final class Range extends InputStream {

    private final FileChannel channel;
    private final ByteBuffer buffer;
    private final long end;
    private long position;

    Range(FileChannel channel, long position, long end, int buffer) {
      this.channel = channel;
      this.buffer = ByteBuffer.allocate(buffer).limit(0);
      this.position = position;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      return fill() ? buffer.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      } else if (!fill()) {
        return -1;
      }
      int some = Math.min(length, buffer.remaining());
      buffer.get(into, from, some);
      return some;
    }

    private boolean fill() throws IOException {
      if (buffer.hasRemaining()) {
        return true;
      }
      buffer.clear().limit((int) Math.min(buffer.capacity(), Math.max(0, end - position)));
      int read = buffer.hasRemaining() ? channel.read(buffer, position) : -1;
      position += Math.max(0, read);
      buffer.flip();
      return buffer.hasRemaining();
    }
  }
}
