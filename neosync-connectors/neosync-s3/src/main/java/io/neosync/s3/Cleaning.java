package io.neosync.s3;

import java.util.List;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Removes what there is of a run that failed. Readers do not see it; it would only cost money. So
 * nothing is thrown: what cannot be removed stays, for the bucket's lifecycle rules.
 */
final class Cleaning {

  private final Bucket bucket;
  private final Run run;

  Cleaning(Bucket bucket, Run run) {
    this.bucket = bucket;
    this.run = run;
  }

  /** Also when the thread was interrupted, which is why the run failed. */
  void clean() {
    boolean interrupted = Thread.interrupted();
    try {
      attempt(() -> bucket.delete(run.manifest()));
      attempt(
          () -> {
            List<MultipartUpload> uploads = bucket.uploads(run.folder());
            for (MultipartUpload upload : uploads) {
              attempt(
                  () -> bucket.abortUpload(bucket.place().name(upload.key()), upload.uploadId()));
            }
          });
      attempt(
          () -> {
            for (String name : bucket.sizes(run.folder()).keySet()) {
              attempt(() -> bucket.delete(name));
            }
          });
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private interface Attempt {
    void make() throws S3Exception, InterruptedException;
  }

  private static void attempt(Attempt attempt) {
    try {
      attempt.make();
    } catch (S3Exception e) {
      // Stays.
    } catch (InterruptedException e) {
      // Was told to stop before: goes on with what is left, which is little.
    }
  }
}
