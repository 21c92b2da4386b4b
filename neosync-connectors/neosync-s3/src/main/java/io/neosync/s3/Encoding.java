package io.neosync.s3;

import io.neosync.spi.Batch;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Turns batches into chunks, several at a time. */
final class Encoding implements AutoCloseable {

  private final Compression compression;
  private final int count = Threads.forProcessors();
  private final ExecutorService threads = Threads.of("encode", count);
  private final Queue<Compressor> idle = new ConcurrentLinkedQueue<>();

  Encoding(Compression compression) {
    this.compression = compression;
  }

  /** How many batches may wait to be encoded, or be encoded, at a time. */
  int ahead() {
    return count;
  }

  Future<Chunk> submit(RowEncoder encoder, Batch batch) {
    return threads.submit(
        () -> {
          Compressor free = idle.poll();
          Compressor compressor = free == null ? new Compressor(compression) : free;
          try {
            encoder.encode(batch, compressor.lines());
            return new Chunk(compressor.compressed(), batch.rows().size());
          } finally {
            idle.add(compressor);
          }
        });
  }

  @Override
  public void close() {
    Threads.end(threads);
    idle.forEach(Compressor::close);
  }
}
