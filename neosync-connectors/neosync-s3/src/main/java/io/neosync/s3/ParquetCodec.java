package io.neosync.s3;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/** Compresses pages, without the codecs of Hadoop. Used by one thread. */
final class ParquetCodec implements BytesInputCompressor {

  private final Compression compression;
  private final @Nullable ZstdCompressCtx zstd;

  ParquetCodec(Compression compression) {
    this.compression = compression;
    this.zstd =
        compression == Compression.ZSTD
            ? new ZstdCompressCtx().setLevel(Compressor.ZSTD_LEVEL)
            : null;
  }

  @Override
  public CompressionCodecName getCodecName() {
    return switch (compression) {
      case ZSTD -> CompressionCodecName.ZSTD;
      case GZIP -> CompressionCodecName.GZIP;
      case NONE -> CompressionCodecName.UNCOMPRESSED;
    };
  }

  @Override
  public BytesInput compress(BytesInput page) throws IOException {
    return switch (compression) {
      case ZSTD -> zstd(page.toInputStream().readNBytes(Math.toIntExact(page.size())));
      case GZIP -> gzip(page);
      case NONE -> page;
    };
  }

  private BytesInput zstd(byte[] page) {
    if (zstd == null) {
      throw new IllegalStateException("made for another compression");
    }
    byte[] bytes = new byte[Math.toIntExact(Zstd.compressBound(page.length))];
    int size = zstd.compressByteArray(bytes, 0, bytes.length, page, 0, page.length);
    return BytesInput.from(bytes, 0, size);
  }

  private static BytesInput gzip(BytesInput page) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      page.writeAllTo(gzip);
    }
    return BytesInput.from(bytes.toByteArray());
  }

  @Override
  public void release() {
    if (zstd != null) {
      zstd.close();
    }
  }

  /**
   * The content of a page that this, or another library, has compressed.
   *
   * @param size of the content
   */
  static byte[] decompressed(CompressionCodecName codec, byte[] page, int size)
      throws IOException, DamagedException {
    byte[] bytes =
        switch (codec) {
          case UNCOMPRESSED -> page;
          case ZSTD -> unzstd(page, size);
          case GZIP -> ungzip(page, size);
          default -> throw new DamagedException("nothing here is compressed by " + codec);
        };
    if (bytes.length != size) {
      throw new DamagedException("a page has another size than it says");
    }
    return bytes;
  }

  private static byte[] unzstd(byte[] page, int size) throws DamagedException {
    byte[] bytes = new byte[size];
    try {
      if (Zstd.decompress(bytes, page) == size) {
        return bytes;
      }
    } catch (ZstdException e) {
      // Told below, without what the library says.
    }
    throw new DamagedException("a page cannot be decompressed");
  }

  private static byte[] ungzip(byte[] page, int size) throws IOException {
    try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(page))) {
      return gzip.readNBytes(size);
    }
  }
}
