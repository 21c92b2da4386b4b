package io.neosync.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of a file, in order, with their checksum. Where a connection breaks, it goes on from
 * there. Read by one thread; {@link #stop} may be called by another.
 */
final class Download extends InputStream {

  /** How often a connection may break without a byte having come. */
  private static final int PATIENCE = 4;

  private final Bucket bucket;
  private final String name;
  private final long size;
  private final AtomicLong counter;
  private final MessageDigest digest = PartFile.sha256();
  private volatile @Nullable ResponseInputStream<GetObjectResponse> open;
  private volatile boolean stopped;
  private long offset;

  /**
   * @param size how many bytes the file has
   * @param counter is told of the bytes that come
   */
  Download(Bucket bucket, String name, long size, AtomicLong counter) {
    this.bucket = bucket;
    this.name = name;
    this.size = size;
    this.counter = counter;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (offset >= size || length == 0) {
      return offset >= size ? -1 : 0;
    }
    for (int broken = 0; ; broken++) {
      try {
        int some = response().read(into, from, (int) Math.min(length, size - offset));
        if (some > 0) {
          digest.update(into, from, some);
          counter.addAndGet(some);
          offset += some;
          return some;
        }
        if (some < 0 && broken >= PATIENCE) {
          return -1;
        }
      } catch (InterruptedIOException | RefusedException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        if (stopped) {
          throw new InterruptedIOException("stopped");
        } else if (broken >= PATIENCE) {
          throw new RefusedException(
              "the connection broke %d times (%s)"
                  .formatted(broken + 1, e.getClass().getSimpleName()));
        }
      }
      drop();
    }
  }

  private ResponseInputStream<GetObjectResponse> response() throws IOException {
    ResponseInputStream<GetObjectResponse> present = open;
    if (present != null) {
      return present;
    }
    if (stopped) {
      throw new InterruptedIOException("stopped");
    }
    try {
      ResponseInputStream<GetObjectResponse> response = bucket.open(name, offset);
      open = response;
      if (stopped) {
        drop();
        throw new InterruptedIOException("stopped");
      }
      return response;
    } catch (S3Exception e) {
      throw new RefusedException(e.getMessage());
    } catch (InterruptedException e) {
      stopped = true;
      throw new InterruptedIOException("stopped");
    }
  }

  /** The bytes cannot be had; that says nothing of the file. */
  static final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  private void drop() {
    ResponseInputStream<GetObjectResponse> present = open;
    if (present != null) {
      open = null;
      present.abort();
    }
  }

  /** Says that there is more until there is none: a stream of gzip pieces asks. */
  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, size - offset);
  }

  /** Whether all bytes came and have this checksum. */
  boolean matches(String sha256) {
    return offset == size && HexFormat.of().formatHex(digest.digest()).equals(sha256);
  }

  /** Breaks off what is going on. Never throws. */
  void stop() {
    stopped = true;
    drop();
  }

  /** Leaves the connection to others where all of its bytes came. */
  @Override
  public void close() throws IOException {
    ResponseInputStream<GetObjectResponse> present = open;
    if (present != null && offset == size) {
      open = null;
      present.close();
    }
    stop();
  }
}
