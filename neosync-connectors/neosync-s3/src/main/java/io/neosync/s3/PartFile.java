package io.neosync.s3;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * A file that is being written. A small one is sent whole; of a larger one each piece as soon as it
 * is full.
 */
final class PartFile {

  private final Uploads uploads;
  private final Run run;
  private final String name;
  private final MessageDigest digest;
  private final List<CompletableFuture<CompletedPart>> sent = new ArrayList<>();
  private @Nullable CompletableFuture<String> upload;
  private byte[] piece;
  private int filled;
  private long bytes;

  PartFile(Uploads uploads, Run run, String name) throws Exception {
    this.uploads = uploads;
    this.run = run;
    this.name = name;
    this.digest = sha256();
    this.piece = uploads.piece();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  long bytes() {
    return bytes;
  }

  void append(byte[] more, int from, int length) throws Exception {
    digest.update(more, from, length);
    bytes += length;
    int done = 0;
    while (done < length) {
      if (filled == piece.length) {
        send();
        piece = uploads.piece();
        filled = 0;
      }
      int some = Math.min(piece.length - filled, length - done);
      System.arraycopy(more, from + done, piece, filled, some);
      filled += some;
      done += some;
    }
  }

  private void send() {
    String key = run.folder() + name;
    CompletableFuture<String> begun = upload;
    if (begun == null) {
      begun = uploads.after(Uploads.begun(), nothing -> uploads.bucket().beginUpload(key));
      upload = begun;
    }
    byte[] full = piece;
    int length = filled;
    int number = sent.size() + 1;
    sent.add(
        uploads
            .after(begun, id -> uploads.bucket().upload(key, id, number, body(full, length)))
            .whenComplete((answer, failure) -> uploads.release(full)));
  }

  private static RequestBody body(byte[] bytes, int length) {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(bytes, 0, length), length, "application/octet-stream");
  }

  /**
   * Sends the rest. The file is there once the uploads have been awaited.
   *
   * @param rows how many it has
   */
  Manifest.Part end(long rows) {
    String key = run.folder() + name;
    if (upload == null) {
      byte[] whole = piece;
      int length = filled;
      uploads.last(
          Uploads.begun(),
          nothing -> {
            try {
              uploads.bucket().putFile(key, body(whole, length));
              return key;
            } finally {
              uploads.release(whole);
            }
          });
    } else {
      send();
      complete(key, upload);
    }
    return new Manifest.Part(name, rows, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private void complete(String key, CompletableFuture<String> begun) {
    CompletableFuture<?>[] pieces = sent.toArray(CompletableFuture<?>[]::new);
    uploads.last(
        CompletableFuture.allOf(pieces),
        nothing -> {
          uploads
              .bucket()
              .completeUpload(
                  key, begun.join(), sent.stream().map(CompletableFuture::join).toList());
          return key;
        });
  }

  /** Gives back what it holds; what was sent is for whoever cleans up. */
  void abandon() {
    uploads.release(piece);
  }
}
