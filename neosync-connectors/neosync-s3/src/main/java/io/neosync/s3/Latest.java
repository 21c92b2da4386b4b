package io.neosync.s3;

import io.neosync.s3.Bucket.Condition;
import io.neosync.s3.S3Exception.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The newest complete run, as {@code latest.json} says.
 *
 * @param finished when that run's files had been written
 */
record Latest(String run, Instant finished) {

  /** What was finished later is newer; of the same moment one is, and always the same. */
  private static final Comparator<Latest> AGE =
      Comparator.comparing(Latest::finished).thenComparing(Latest::run);

  /** How often others may be faster, in a row. */
  private static final int PATIENCE = 200;

  private static final int LONGEST_PAUSE_MILLIS = 50;

  /** The pointer and the version of its object. */
  record Version(Latest latest, String etag) {}

  /** Empty where no run has been completed yet. */
  static Optional<Version> read(Bucket bucket)
      throws S3Exception, DamagedException, InterruptedException {
    Bucket.Small object;
    try {
      object = bucket.get(Run.LATEST);
    } catch (S3Exception e) {
      if (e.kind() == Kind.NOT_FOUND && !e.getMessage().contains("NoSuchBucket")) {
        return Optional.empty();
      }
      throw e;
    }
    JsonFields json = JsonFields.parse(object.bytes());
    try {
      return Optional.of(
          new Version(
              new Latest(json.text("run"), Instant.parse(json.text("finished"))), object.etag()));
    } catch (DateTimeException e) {
      throw new DamagedException(Run.LATEST + " has no moment");
    }
  }

  /**
   * Makes this the latest run, unless there is a newer one already. Nobody reads half of it, and of
   * many that do this at the same time the newest stays.
   *
   * @return the run that is the latest now
   */
  Latest publish(Bucket bucket) throws S3Exception, DamagedException, InterruptedException {
    for (int attempt = 0; ; attempt++) {
      Optional<Version> present = read(bucket);
      if (present.isPresent() && AGE.compare(present.get().latest(), this) >= 0) {
        return present.get().latest();
      }
      try {
        bucket.putPointer(
            Run.LATEST,
            json(),
            present.isPresent()
                ? new Condition.Unchanged(present.get().etag())
                : new Condition.Absent());
        return this;
      } catch (S3Exception e) {
        boolean overtaken = e.kind() == Kind.CONDITION || e.kind() == Kind.NOT_FOUND;
        if (!overtaken || attempt >= PATIENCE) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
      }
    }
  }

  private byte[] json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", run);
    json.put("finished", finished.toString());
    json.put("manifest", new Run(run).manifest());
    return JsonFields.write(json);
  }
}
