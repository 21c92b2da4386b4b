package io.neosync.dynamodb;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Calls of the service for one session. What was throttled or lost is repeated, beyond what the
 * client itself repeats; everything that a sync asks for may be repeated without harm. Thread-safe.
 */
final class Calls {

  /** Rounds of throttling, without anything getting through, before a sync gives up: minutes. */
  static final int PATIENCE = 25;

  /** Attempts, those of the client among them, to get any answer: at least so many... */
  private static final int ATTEMPTS = 8;

  /** ...in at least so many calls. */
  private static final int ROUNDS = 3;

  /** Reasons to cancel a transaction that do not hold for long. */
  private static final Set<String> PASSING =
      Set.of("None", "ThrottlingError", "ProvisionedThroughputExceeded", "TransactionConflict");

  private static final long FIRST_PAUSE_MILLIS = 25;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  /**
   * Ends a call that hangs, which an interruption does not: with all that the client repeats, so
   * that a run which was cancelled ends then.
   */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

  private final DynamoDbClient client;
  private final AwsRequestOverrideConfiguration limits;
  private final Set<Thread> calling = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  Calls(DynamoDbClient client) {
    this.client = client;
    AwsRequestOverrideConfiguration.Builder overrides = AwsRequestOverrideConfiguration.builder();
    this.limits =
        limited(client) ? overrides.build() : overrides.apiCallTimeout(ANSWER_WITHIN).build();
  }

  private static boolean limited(DynamoDbClient client) {
    try {
      return client
          .serviceClientConfiguration()
          .overrideConfiguration()
          .apiCallTimeout()
          .isPresent();
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  /** For every request. */
  AwsRequestOverrideConfiguration limits() {
    return limits;
  }

  /**
   * Calls the service until there is an answer.
   *
   * @throws DynamoException if the service refuses, or cannot be reached
   * @throws InterruptedException if the thread was interrupted, or {@link #stop()} was called
   */
  <R> R call(Function<DynamoDbClient, R> request) throws DynamoException, InterruptedException {
    int throttled = 0;
    int lost = 0;
    int attempts = 0;
    calling.add(Thread.currentThread());
    try {
      while (true) {
        if (stopped || Thread.interrupted()) {
          throw new InterruptedException("stopped");
        }
        try {
          return request.apply(client);
        } catch (AbortedException e) {
          throw new InterruptedException("stopped");
        } catch (SdkException e) {
          if (throttled(e)) {
            throttled++;
          } else if (lost(e)) {
            lost++;
            attempts += attempts(e);
          } else {
            throw DynamoErrors.redacted(e);
          }
          if (throttled > PATIENCE || (lost >= ROUNDS && attempts >= ATTEMPTS)) {
            throw DynamoErrors.redacted(e);
          }
          pause(throttled + lost);
        }
      }
    } finally {
      calling.remove(Thread.currentThread());
    }
  }

  private static boolean throttled(SdkException e) {
    if (e instanceof TransactionCanceledException cancelled) {
      return cancelled.hasCancellationReasons()
          && cancelled.cancellationReasons().stream()
              .allMatch(reason -> PASSING.contains(String.valueOf(reason.code())));
    }
    return e instanceof TransactionInProgressException
        || (e instanceof AwsServiceException service && service.isThrottlingException());
  }

  /** Whether the request or its answer was lost, or the service was out of order. */
  private static boolean lost(SdkException e) {
    if (e instanceof AwsServiceException service) {
      return service.statusCode() >= 500;
    }
    if (e instanceof ApiCallTimeoutException
        || e instanceof ApiCallAttemptTimeoutException
        || e instanceof Crc32MismatchException) {
      return true;
    }
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  /** What the client has tried. A call that took too long may have been throttled all the time. */
  private static int attempts(SdkException e) {
    Integer attempts = e.numAttempts();
    return attempts == null || e instanceof ApiCallTimeoutException ? 1 : Math.max(1, attempts);
  }

  /** Waits, longer from round to round, by chance so that threads do not come back together. */
  static void pause(int round) throws InterruptedException {
    long most = FIRST_PAUSE_MILLIS << Math.min(round, 20);
    long millis = Math.min(most, LONGEST_PAUSE_MILLIS);
    TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
  }

  /** Makes the calls that are going on fail soon, and all others at once. Never throws. */
  void stop() {
    stopped = true;
    calling.forEach(Thread::interrupt);
  }
}
