package io.neosync.s3;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Sends pieces of files, of several files at a time. There are only so many pieces: who wants
 * another waits until one has been sent. Used by one thread.
 */
final class Uploads implements AutoCloseable {

  /** The least that S3 takes as a piece of a larger object. */
  static final int PIECE = 5 << 20;

  private static final int PIECES = 3;

  /**
   * How long what was sent may take to be answered once a run has failed. Broken off, it could
   * arrive after everything was removed.
   */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private final Bucket bucket;
  private final ThreadPoolExecutor threads = Threads.of("upload", PIECES);
  private final Semaphore free = new Semaphore(PIECES);
  private final Queue<byte[]> kept = new ConcurrentLinkedQueue<>();
  private final List<CompletableFuture<?>> files = new ArrayList<>();
  private volatile @Nullable Throwable failure;

  Uploads(Bucket bucket) {
    this.bucket = bucket;
  }

  Bucket bucket() {
    return bucket;
  }

  /** An array of {@link #PIECE} bytes, once there is one. */
  byte[] piece() throws Exception {
    free.acquire();
    failIfFailed();
    byte[] piece = kept.poll();
    return piece == null ? new byte[PIECE] : piece;
  }

  void release(byte[] piece) {
    kept.add(piece);
    free.release();
  }

  /** Does something of a file after something else of it. */
  <A, R> CompletableFuture<R> after(CompletableFuture<A> earlier, Step<A, R> step) {
    CompletableFuture<R> later = earlier.thenApplyAsync(value -> take(step, value), threads);
    remember(later);
    return later;
  }

  /** Does the last thing of a file after something else of it. */
  <A> void last(CompletableFuture<A> earlier, Step<A, ?> step) {
    remember(earlier.thenApplyAsync(value -> take(step, value), threads));
  }

  /** What a file's first step comes after. */
  static CompletableFuture<String> begun() {
    return CompletableFuture.completedFuture("");
  }

  private <A, R> R take(Step<A, R> step, A value) {
    try {
      return step.take(value);
    } catch (Exception e) {
      if (failure == null) {
        failure = e;
      }
      throw new CompletionException(e);
    }
  }

  private void remember(CompletableFuture<?> step) {
    files.removeIf(earlier -> earlier.isDone() && !earlier.isCompletedExceptionally());
    files.add(step);
  }

  /** A step of a file's way. */
  @FunctionalInterface
  interface Step<A, R> {
    R take(A value) throws Exception;
  }

  /** Throws what kept a file from being sent. */
  void failIfFailed() throws Exception {
    Throwable reason = failure;
    if (reason instanceof Exception e) {
      throw e;
    }
  }

  /** Returns when everything has been sent. */
  void await() throws Exception {
    try {
      for (CompletableFuture<?> file : List.copyOf(files)) {
        file.get();
      }
    } catch (ExecutionException e) {
      failIfFailed();
      throw e;
    }
  }

  @Override
  public void close() {
    Threads.end(threads, ANSWER_WITHIN);
  }
}
