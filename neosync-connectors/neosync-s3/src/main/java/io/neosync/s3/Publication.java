package io.neosync.s3;

import io.neosync.s3.S3Exception.Kind;
import io.neosync.spi.OutcomeUnknownException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Shows a run to readers whose files are all there: writes its manifest, and then the pointer to
 * it. An interruption does not break that off: a request that was broken off may be done all the
 * same, also later, and would show a run that has been removed.
 */
final class Publication {

  private final Bucket bucket;
  private final Manifest manifest;

  /**
   * @param bucket that nobody else stops
   */
  Publication(Bucket bucket, Manifest manifest) {
    this.bucket = bucket;
    this.manifest = manifest;
  }

  /**
   * Returns when it is done, or has failed; the interrupt flag is kept.
   *
   * @return the run that is the latest now
   * @throws OutcomeUnknownException if readers may see the run, which therefore has to stay
   */
  Latest publish() throws Exception {
    ThreadPoolExecutor thread = Threads.of("publish", 1);
    boolean interrupted = false;
    try {
      Future<Latest> published = thread.submit(this::write);
      while (true) {
        try {
          return published.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      Threads.end(thread);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Breaks it off, when waiting did not help. Never throws. */
  void stop() {
    bucket.stop();
  }

  private Latest write() throws Exception {
    Latest own = new Latest(manifest.run(), manifest.finished());
    try {
      bucket.putPointer(
          new Run(manifest.run()).manifest(),
          ManifestJson.write(manifest),
          new Bucket.Condition.None());
      return own.publish(bucket);
    } catch (InterruptedException e) {
      throw new OutcomeUnknownException(e);
    } catch (S3Exception e) {
      if (e.kind() == Kind.UNKNOWN) {
        return published(own, e);
      }
      throw e;
    }
  }

  /** Whether a write whose answer was lost has been done. */
  private Latest published(Latest own, S3Exception lost) throws Exception {
    try {
      Latest present = Latest.read(bucket).map(Latest.Version::latest).orElse(null);
      if (present != null && present.run().equals(own.run())) {
        return present;
      }
    } catch (S3Exception | DamagedException | InterruptedException e) {
      throw new OutcomeUnknownException(lost);
    }
    throw lost;
  }
}
