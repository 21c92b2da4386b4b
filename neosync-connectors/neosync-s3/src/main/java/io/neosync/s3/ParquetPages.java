package io.neosync.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.jspecify.annotations.Nullable;

/** The pages of a column of a row group, one after the other. Used by one thread. */
final class ParquetPages implements PageReader {

  private final InputStream from;
  private final ColumnChunkMetaData chunk;
  private @Nullable PageHeader ahead;
  private long values;

  ParquetPages(InputStream from, ColumnChunkMetaData chunk) {
    this.from = from;
    this.chunk = chunk;
  }

  @Override
  public long getTotalValueCount() {
    return chunk.getValueCount();
  }

  /** What the library wants where something is broken: it declares no exception. */
  private static RuntimeException broken(String why) {
    return new IllegalStateException(why);
  }

  private PageHeader header() throws IOException {
    PageHeader present = ahead;
    if (present == null) {
      present = Util.readPageHeader(from);
      ahead = present;
    }
    return present;
  }

  @Override
  public @Nullable DictionaryPage readDictionaryPage() {
    try {
      PageHeader header = header();
      if (!header.isSetDictionary_page_header()) {
        return null;
      }
      return new DictionaryPage(
          BytesInput.from(content(header)),
          header.getDictionary_page_header().getNum_values(),
          encoding(header.getDictionary_page_header().getEncoding()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable DataPage readPage() {
    if (values >= chunk.getValueCount()) {
      return null;
    }
    try {
      PageHeader header = header();
      if (!header.isSetData_page_header()) {
        throw broken("a page is of another kind than this release writes");
      }
      DataPageHeader page = header.getData_page_header();
      values += page.getNum_values();
      return new DataPageV1(
          BytesInput.from(content(header)),
          page.getNum_values(),
          header.getUncompressed_page_size(),
          Statistics.createStats(chunk.getPrimitiveType()),
          encoding(page.getRepetition_level_encoding()),
          encoding(page.getDefinition_level_encoding()),
          encoding(page.getEncoding()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
    return Encoding.valueOf(encoding.name());
  }

  private byte[] content(PageHeader header) throws IOException {
    ahead = null;
    int length = header.getCompressed_page_size();
    byte[] page = from.readNBytes(length);
    if (page.length != length) {
      throw new EOFException("a page ends in its middle");
    }
    if (header.isSetCrc()) {
      CRC32 crc = new CRC32();
      crc.update(page);
      if ((int) crc.getValue() != header.getCrc()) {
        throw broken("a page's checksum is another");
      }
    }
    try {
      return ParquetCodec.decompressed(chunk.getCodec(), page, header.getUncompressed_page_size());
    } catch (DamagedException e) {
      throw broken(e.getMessage());
    }
  }
}
