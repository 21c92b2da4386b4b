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
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Calls of the service for one session. What was throttled or lost is repeated, beyond what the
 * client itself repeats; everything that a sync asks for may be repeated without harm. Thread-safe.
 */
final class Calls {

  /** Rounds of throttling, without anything getting through, before a sync gives up: minutes. */
  static final int PATIENCE = 25;

  /** Attempts, those of the client among them, to get any answer. */
  private static final int ATTEMPTS = 8;

  private static final long FIRST_PAUSE_MILLIS = 25;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  /** Ends a request that hangs, which nothing else does: also when a run was cancelled. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

  private final DynamoDbClient client;
  private final AwsRequestOverrideConfiguration limits;
  private final Set<Thread> calling = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  Calls(DynamoDbClient client) {
    this.client = client;
    AwsRequestOverrideConfiguration.Builder overrides = AwsRequestOverrideConfiguration.builder();
    this.limits =
        limitsAttempts(client)
            ? overrides.build()
            : overrides.apiCallAttemptTimeout(ANSWER_WITHIN).build();
  }

  private static boolean limitsAttempts(DynamoDbClient client) {
    try {
      return client
          .serviceClientConfiguration()
          .overrideConfiguration()
          .apiCallAttemptTimeout()
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
            lost += e.numAttempts() == null ? 1 : Math.max(1, e.numAttempts());
          }
          if ((!throttled(e) && !lost(e)) || throttled > PATIENCE || lost >= ATTEMPTS) {
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
    return e instanceof AwsServiceException service && service.isThrottlingException();
  }

  /** Whether the request or its answer was lost, or the service was out of order. */
  private static boolean lost(SdkException e) {
    if (e instanceof AwsServiceException service) {
      return service.statusCode() >= 500;
    }
    if (e instanceof ApiCallAttemptTimeoutException) {
      return true;
    }
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
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
