package io.neosync.s3;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.StorageClass;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/**
 * What an endpoint was asked for.
 *
 * @param format of the files that are written; those that are read say what they are
 * @param partBytes about how many bytes a file has, compressed
 * @param storageClass of the files with rows
 * @param kmsKey with which the service encrypts, where the encryption needs one
 * @param tags of the files with rows
 * @param run which one is read; empty for the latest
 */
record Settings(
    FileFormat format,
    Compression compression,
    long partBytes,
    Optional<StorageClass> storageClass,
    Optional<ServerSideEncryption> encryption,
    Optional<String> kmsKey,
    Map<String, String> tags,
    Optional<String> run) {

  static final long PART_BYTES = 64L << 20;
  static final long LEAST_PART_BYTES = 64 << 10;

  /** An upload has at most 10,000 pieces. */
  static final long MOST_PART_BYTES = 9_000L * Uploads.PIECE;

  static final Settings DEFAULTS =
      new Settings(
          FileFormat.NDJSON,
          Compression.ZSTD,
          PART_BYTES,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Optional.empty());

  Settings {
    tags = Map.copyOf(tags);
  }

  Settings with(FileFormat other) {
    return new Settings(other, compression, partBytes, storageClass, encryption, kmsKey, tags, run);
  }

  Settings with(Compression other) {
    return new Settings(format, other, partBytes, storageClass, encryption, kmsKey, tags, run);
  }

  Settings withPartBytes(long bytes) {
    return new Settings(format, compression, bytes, storageClass, encryption, kmsKey, tags, run);
  }

  Settings with(StorageClass other) {
    return new Settings(
        format, compression, partBytes, Optional.of(other), encryption, kmsKey, tags, run);
  }

  Settings with(ServerSideEncryption algorithm, Optional<String> key) {
    return new Settings(
        format, compression, partBytes, storageClass, Optional.of(algorithm), key, tags, run);
  }

  Settings withTags(Map<String, String> others) {
    return new Settings(
        format, compression, partBytes, storageClass, encryption, kmsKey, others, run);
  }

  Settings withRun(String id) {
    return new Settings(
        format, compression, partBytes, storageClass, encryption, kmsKey, tags, Optional.of(id));
  }

  void encrypt(PutObjectRequest.Builder request) {
    encryption.ifPresent(request::serverSideEncryption);
    kmsKey.ifPresent(request::ssekmsKeyId);
  }

  void store(PutObjectRequest.Builder request) {
    encrypt(request);
    storageClass.ifPresent(each -> request.storageClass(each.toString()));
    if (!tags.isEmpty()) {
      request.tagging(tagging());
    }
  }

  void store(CreateMultipartUploadRequest.Builder request) {
    encryption.ifPresent(request::serverSideEncryption);
    kmsKey.ifPresent(request::ssekmsKeyId);
    storageClass.ifPresent(each -> request.storageClass(each.toString()));
    if (!tags.isEmpty()) {
      request.tagging(tagging());
    }
  }

  private Tagging tagging() {
    return Tagging.builder()
        .tagSet(
            tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .collect(Collectors.toList()))
        .build();
  }
}
