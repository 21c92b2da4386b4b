package io.neosync.s3;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The objects below a prefix of a bucket, for one session. What may be repeated is repeated by the
 * client. Names are relative to the prefix. Thread-safe.
 */
final class Bucket {

  /** Ends a call that hangs, which an interruption does not. */
  private static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);

  private final S3Client client;
  private final Place place;
  private final Settings settings;
  private final AwsRequestOverrideConfiguration limits;
  private final Set<Thread> calling = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  Bucket(S3Client client, Place place, Settings settings) {
    this.client = client;
    this.place = place;
    this.settings = settings;
    AwsRequestOverrideConfiguration.Builder overrides = AwsRequestOverrideConfiguration.builder();
    this.limits =
        limited(client) ? overrides.build() : overrides.apiCallTimeout(ANSWER_WITHIN).build();
  }

  private static boolean limited(S3Client client) {
    try {
      return client
          .serviceClientConfiguration()
          .overrideConfiguration()
          .apiCallTimeout()
          .isPresent();
    } catch (UnsupportedOperationException e) {
      // An application's own implementation, which need not tell.
      return false;
    }
  }

  /** The same for what has to be done when this one was stopped. */
  Bucket afresh() {
    return new Bucket(client, place, settings);
  }

  Place place() {
    return place;
  }

  private <R> R call(Function<S3Client, R> request) throws S3Exception, InterruptedException {
    Thread thread = Thread.currentThread();
    calling.add(thread);
    try {
      if (stopped || Thread.interrupted()) {
        throw new InterruptedException("stopped");
      }
      return request.apply(client);
    } catch (AbortedException e) {
      throw new InterruptedException("stopped");
    } catch (SdkException e) {
      throw S3Errors.redacted(e);
    } finally {
      calling.remove(thread);
    }
  }

  /** Makes the calls that are going on fail soon, and all others at once. Never throws. */
  void stop() {
    stopped = true;
    calling.forEach(Thread::interrupt);
  }

  /** A small object and its version. */
  static final class Small {

    private final byte[] bytes;
    private final String etag;

    private Small(ResponseBytes<GetObjectResponse> response) {
      this.bytes = response.asByteArrayUnsafe();
      this.etag = response.response().eTag();
    }

    byte[] bytes() {
      return bytes;
    }

    String etag() {
      return etag;
    }
  }

  Small get(String name) throws S3Exception, InterruptedException {
    return call(
        s3 ->
            new Small(
                s3.getObject(
                    request ->
                        request
                            .bucket(place.bucket())
                            .key(place.key(name))
                            .overrideConfiguration(limits),
                    ResponseTransformer.toBytes())));
  }

  /** The content of an object from an offset on; to be closed or aborted. */
  ResponseInputStream<GetObjectResponse> open(String name, long offset)
      throws S3Exception, InterruptedException {
    GetObjectRequest.Builder request =
        GetObjectRequest.builder().bucket(place.bucket()).key(place.key(name));
    if (offset > 0) {
      request.range("bytes=" + offset + "-");
    }
    return call(s3 -> s3.getObject(request.overrideConfiguration(limits).build()));
  }

  /** What has to hold for an object to be written. */
  sealed interface Condition {
    record None() implements Condition {}

    record Absent() implements Condition {}

    /** It is still the version with this etag. */
    record Unchanged(String etag) implements Condition {}
  }

  /** Writes a small object, as it is for every reader of a run. */
  void putPointer(String name, byte[] json, Condition condition)
      throws S3Exception, InterruptedException {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(place.bucket())
            .key(place.key(name))
            .contentType("application/json")
            .overrideConfiguration(limits);
    if (condition instanceof Condition.Absent) {
      request.ifNoneMatch("*");
    } else if (condition instanceof Condition.Unchanged version) {
      request.ifMatch(version.etag());
    }
    settings.encrypt(request);
    call(s3 -> s3.putObject(request.build(), RequestBody.fromBytes(json)));
  }

  void putFile(String name, RequestBody body) throws S3Exception, InterruptedException {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(place.bucket())
            .key(place.key(name))
            .overrideConfiguration(limits);
    settings.store(request);
    call(s3 -> s3.putObject(request.build(), body));
  }

  String beginUpload(String name) throws S3Exception, InterruptedException {
    return call(
        s3 ->
            s3.createMultipartUpload(
                    request -> {
                      request
                          .bucket(place.bucket())
                          .key(place.key(name))
                          .overrideConfiguration(limits);
                      settings.store(request);
                    })
                .uploadId());
  }

  CompletedPart upload(String name, String id, int number, RequestBody body)
      throws S3Exception, InterruptedException {
    return call(
        s3 -> {
          var answer =
              s3.uploadPart(
                  request ->
                      request
                          .bucket(place.bucket())
                          .key(place.key(name))
                          .uploadId(id)
                          .partNumber(number)
                          .overrideConfiguration(limits),
                  body);
          return CompletedPart.builder()
              .partNumber(number)
              .eTag(answer.eTag())
              .checksumCRC32(answer.checksumCRC32())
              .build();
        });
  }

  void completeUpload(String name, String id, List<CompletedPart> parts)
      throws S3Exception, InterruptedException {
    call(
        s3 ->
            s3.completeMultipartUpload(
                request ->
                    request
                        .bucket(place.bucket())
                        .key(place.key(name))
                        .uploadId(id)
                        .multipartUpload(upload -> upload.parts(parts))
                        .overrideConfiguration(limits)));
  }

  void abortUpload(String name, String id) throws S3Exception, InterruptedException {
    call(
        s3 ->
            s3.abortMultipartUpload(
                request ->
                    request
                        .bucket(place.bucket())
                        .key(place.key(name))
                        .uploadId(id)
                        .overrideConfiguration(limits)));
  }

  void delete(String name) throws S3Exception, InterruptedException {
    call(
        s3 ->
            s3.deleteObject(
                request ->
                    request
                        .bucket(place.bucket())
                        .key(place.key(name))
                        .overrideConfiguration(limits)));
  }

  /** Names and sizes of the objects in a folder. */
  Map<String, Long> sizes(String folder) throws S3Exception, InterruptedException {
    return call(
        s3 -> {
          Map<String, Long> sizes = new HashMap<>();
          for (S3Object object :
              s3.listObjectsV2Paginator(
                      request ->
                          request
                              .bucket(place.bucket())
                              .prefix(place.key(folder))
                              .overrideConfiguration(limits))
                  .contents()) {
            sizes.put(place.name(object.key()), object.size());
          }
          return sizes;
        });
  }

  /** Uploads into a folder that are neither completed nor aborted. */
  List<MultipartUpload> uploads(String folder) throws S3Exception, InterruptedException {
    return call(
        s3 ->
            s3
                .listMultipartUploadsPaginator(
                    request ->
                        request
                            .bucket(place.bucket())
                            .prefix(place.key(folder))
                            .overrideConfiguration(limits))
                .uploads()
                .stream()
                .toList());
  }
}
