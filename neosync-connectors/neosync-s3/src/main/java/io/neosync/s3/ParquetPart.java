package io.neosync.s3;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * A file of Parquet that is being written. Rows are held until they make a row group, which is then
 * compressed and sent. Used by one thread.
 */
final class ParquetPart {

  private static final long MOST_GROUP_BYTES = 8 << 20;
  private static final long LEAST_GROUP_BYTES = 4 << 20;

  /**
   * About what a row group takes in memory, and more than in the file. In a heap of 64 MB, one of 8
   * MB would have the JVM collect garbage for half of the time.
   */
  static final long GROUP_BYTES =
      Math.max(
          LEAST_GROUP_BYTES, Math.min(MOST_GROUP_BYTES, Runtime.getRuntime().maxMemory() / 16));

  /** After such a share of values it is asked how much memory they take, which takes time. */
  private static final int UNMEASURED_SHARE = 32;

  /**
   * Row groups are described at the file's end, a column by a few hundred bytes, until then held.
   */
  private static final int MOST_DESCRIBED = 4_000;

  private static final int MOST_PAGE_BYTES = 1 << 20;
  private static final int LEAST_PAGE_BYTES = 4 << 10;
  private static final int MOST_WITH_DICTIONARIES = 200;
  private static final int MOST_ROWS_BETWEEN_CHECKS = 100;
  private static final int ALIGNMENT = 0;

  private static final MethodHandle NEW_WRITER = newWriter();

  private final PartFile file;
  private final ParquetSchema schema;
  private final ParquetCodec codec;
  private final ParquetProperties properties;
  private final ParquetFileWriter writer;
  private final long groupBytes;
  private RowGroup group;
  private int groups;
  private long rows;

  ParquetPart(PartFile file, ParquetSchema schema, ParquetCodec codec, long partBytes)
      throws IOException {
    this.file = file;
    this.schema = schema;
    this.codec = codec;
    this.groupBytes = Math.min(GROUP_BYTES, partBytes);
    this.properties = properties(schema, groupBytes);
    this.writer = writer(new ParquetOutput(file), schema.type(), groupBytes, properties);
    writer.start();
    this.group = new RowGroup(0);
  }

  /**
   * The one constructor, found by its parameters: the compiler would want the classes of Hadoop
   * that other constructors name, to see that it is none of those.
   */
  private static MethodHandle newWriter() {
    try {
      return MethodHandles.publicLookup()
          .findConstructor(
              ParquetFileWriter.class,
              MethodType.methodType(
                  void.class,
                  OutputFile.class,
                  MessageType.class,
                  ParquetFileWriter.Mode.class,
                  long.class,
                  int.class,
                  FileEncryptionProperties.class,
                  ParquetProperties.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("another release of parquet-hadoop is needed", e);
    }
  }

  private static ParquetFileWriter writer(
      OutputFile file, MessageType schema, long groupBytes, ParquetProperties properties)
      throws IOException {
    try {
      return (ParquetFileWriter)
          NEW_WRITER.invoke(
              file,
              schema,
              ParquetFileWriter.Mode.CREATE,
              groupBytes,
              ALIGNMENT,
              (FileEncryptionProperties) null,
              properties);
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** All columns have a page and a dictionary in memory, when written and when read. */
  private static ParquetProperties properties(ParquetSchema schema, long groupBytes) {
    int share = (int) (groupBytes / schema.leaves());
    ParquetProperties.Builder properties =
        ParquetProperties.builder()
            .withWriterVersion(WriterVersion.PARQUET_1_0)
            .withPageSize(within(share / 4))
            .withDictionaryPageSize(within(share / 16))
            .withDictionaryEncoding(schema.leaves() <= MOST_WITH_DICTIONARIES)
            .withMinRowCountForPageSizeCheck(1)
            .withMaxRowCountForPageSizeCheck(MOST_ROWS_BETWEEN_CHECKS)
            // Least and greatest values are held until the file ends, however large they are.
            .withStatisticsEnabled(false);
    schema.measured().forEach(field -> properties.withStatisticsEnabled(field, true));
    return properties.build();
  }

  private static int within(int bytes) {
    return Math.max(LEAST_PAGE_BYTES, Math.min(MOST_PAGE_BYTES, bytes));
  }

  /** Writes a row to what the library makes of a schema. */
  @FunctionalInterface
  interface RowWriter {

    /**
     * @return about how many bytes it takes
     */
    long write(RecordConsumer to);
  }

  void write(RowWriter row) throws IOException {
    group.write(row);
    rows++;
    if (group.isFull()) {
      group.end();
      group = new RowGroup(groups);
    }
  }

  /** How many bytes have been written; those of the row group that is being filled are not. */
  long bytes() {
    return file.bytes();
  }

  /** Whether its end should not become longer. */
  boolean isDescribedEnough() {
    return (long) groups * schema.leaves() >= MOST_DESCRIBED;
  }

  /** Writes the rest. */
  Manifest.Part end() throws IOException {
    group.end();
    writer.end(Map.of());
    return file.end(rows);
  }

  /** Gives up what is held, instead of ending. */
  void abandon() {
    writer.abort();
    file.abandon();
  }

  private final class RowGroup {

    private final ColumnChunkPageWriteStore pages;
    private final ColumnWriteStore columns;
    private final RecordConsumer consumer;
    private long groupRows;
    private long unmeasured;
    private boolean full;

    RowGroup(int ordinal) {
      pages =
          ColumnChunkPageWriteStore.builder()
              .withCompressorProvider(column -> codec)
              .withSchema(schema.type())
              .withAllocator(properties.getAllocator())
              .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
              .withPageWriteChecksumEnabled(true)
              .withRowGroupOrdinal(ordinal)
              .build();
      columns = properties.newColumnWriteStore(schema.type(), pages, pages);
      consumer = new ColumnIOFactory(false).getColumnIO(schema.type()).getRecordWriter(columns);
    }

    void write(RowWriter row) {
      unmeasured += row.write(consumer);
      groupRows++;
      if (unmeasured >= groupBytes / UNMEASURED_SHARE) {
        full = columns.getBufferedSize() >= groupBytes;
        unmeasured = 0;
      }
    }

    boolean isFull() {
      return full;
    }

    void end() throws IOException {
      if (groupRows > 0) {
        consumer.flush();
        writer.startBlock(groupRows);
        columns.flush();
        pages.flushToFileWriter(writer);
        writer.endBlock();
        groups++;
      }
      columns.close();
      pages.close();
    }
  }
}
