package io.neosync.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** Breaks the connections on which a table's files come, some way into the file, so many times. */
final class BreakingStreams implements ExecutionInterceptor {

  private static final int FEW = 100_000;

  private final Random random;
  private final int times;
  private final Optional<Error> error;
  private final AtomicInteger broken = new AtomicInteger();

  BreakingStreams(Random random, int times) {
    this(random, times, Optional.empty());
  }

  private BreakingStreams(Random random, int times, Optional<Error> error) {
    this.random = random;
    this.times = times;
    this.error = error;
  }

  /** Once, and with an error in the thread that reads, in place of a failure of the connection. */
  static BreakingStreams with(Error error) {
    return new BreakingStreams(new Random(4711), 1, Optional.of(error));
  }

  int broken() {
    return broken.get();
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    boolean ofTable =
        context.request() instanceof GetObjectRequest request && !request.key().endsWith(".json");
    return ofTable ? context.responseBody().map(this::breaking) : context.responseBody();
  }

  private InputStream breaking(InputStream whole) {
    int after = 1 + random.nextInt(FEW);
    return new FilterInputStream(whole) {

      private int left = after;

      @Override
      public int read() throws IOException {
        breakOff();
        left--;
        return super.read();
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        breakOff();
        int read = super.read(into, offset, Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
      }

      private void breakOff() throws IOException {
        if (broken.get() >= times) {
          left = Integer.MAX_VALUE;
        } else if (left == 0) {
          broken.incrementAndGet();
          if (error.isPresent()) {
            throw error.get();
          }
          throw new IOException("broken off");
        }
      }
    };
  }
}
