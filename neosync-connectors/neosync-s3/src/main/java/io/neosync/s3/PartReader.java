package io.neosync.s3;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.github.luben.zstd.ZstdInputStream;
import io.neosync.spi.Batch;
import io.neosync.spi.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads the lines of a file, and compares it with what the manifest says of it. */
final class PartReader implements PartRows {

  private static final int ROWS = 1_000;
  private static final long BYTES = 256 << 10;
  private static final int BUFFER = 1 << 15;

  private static final JsonFactory FACTORY = JsonFields.rows();

  private final Manifest.Part part;
  private final Compression compression;
  private final RowDecoder decoder;
  private final Download download;

  PartReader(Manifest.Part part, Compression compression, RowDecoder decoder, Download download) {
    this.part = part;
    this.compression = compression;
    this.decoder = decoder;
    this.download = download;
  }

  @Override
  public void read(Sink sink) throws DamagedException, IOException, InterruptedException {
    long rows = 0;
    try (InputStream lines = decompressed();
        JsonParser parser = FACTORY.createParser(lines)) {
      List<Row> batch = new ArrayList<>();
      long begin = 0;
      while (parser.nextToken() != null) {
        batch.add(decoder.decode(parser));
        long end = parser.currentLocation().getByteOffset();
        if (batch.size() >= ROWS || end - begin >= BYTES) {
          rows += batch.size();
          sink.take(new Batch(batch));
          batch = new ArrayList<>();
          begin = end;
        }
      }
      if (!batch.isEmpty()) {
        rows += batch.size();
        sink.take(new Batch(batch));
      }
    } catch (DamagedException e) {
      throw damaged(e.getMessage());
    } catch (InterruptedIOException e) {
      throw e;
    } catch (Download.RefusedException e) {
      throw new IOException("file %s cannot be read: %s".formatted(part.name(), e.getMessage()), e);
    } catch (IOException | RuntimeException e) {
      // What a library says may quote the file: only the kind of failure is told.
      throw damaged("it cannot be decoded (" + e.getClass().getSimpleName() + ")");
    }
    if (!download.matches(part.sha256())) {
      throw damaged("its checksum is not the manifest's");
    } else if (rows != part.rows()) {
      throw damaged("it has %,d rows, not %,d".formatted(rows, part.rows()));
    }
  }

  private InputStream decompressed() throws IOException {
    return switch (compression) {
      case ZSTD -> new ZstdInputStream(download);
      case GZIP -> new GZIPInputStream(download, BUFFER);
      case NONE -> download;
    };
  }

  private DamagedException damaged(String why) {
    return new DamagedException("file %s is damaged: %s".formatted(part.name(), why));
  }
}
