package io.neosync.s3;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Encodes and compresses batches, one after the other. Used by one thread at a time. */
final class Compressor implements AutoCloseable {

  /** Level 3 is Zstandard's own default. */
  static final int ZSTD_LEVEL = 3;

  /** Larger arrays are not kept for the next batch. */
  static final int KEPT = 4 << 20;

  private final Compression compression;
  private final JsonBuffer lines = new JsonBuffer();
  private final @Nullable ZstdCompressCtx zstd;

  Compressor(Compression compression) {
    this.compression = compression;
    this.zstd =
        compression == Compression.ZSTD
            ? new ZstdCompressCtx().setLevel(ZSTD_LEVEL).setChecksum(true)
            : null;
  }

  /** The lines to compress next; empty. */
  JsonBuffer lines() {
    lines.clear(KEPT);
    return lines;
  }

  byte[] compressed() {
    return switch (compression) {
      case ZSTD -> zstd();
      case GZIP -> gzip();
      case NONE -> Arrays.copyOf(lines.array(), lines.size());
    };
  }

  private byte[] zstd() {
    if (zstd == null) {
      throw new IllegalStateException("made for another compression");
    }
    byte[] bytes = new byte[Math.toIntExact(Zstd.compressBound(lines.size()))];
    int size = zstd.compressByteArray(bytes, 0, bytes.length, lines.array(), 0, lines.size());
    return Arrays.copyOf(bytes, size);
  }

  private byte[] gzip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(lines.size() / 4 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 1 << 15)) {
      gzip.write(lines.array(), 0, lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    if (zstd != null) {
      zstd.close();
    }
  }
}
