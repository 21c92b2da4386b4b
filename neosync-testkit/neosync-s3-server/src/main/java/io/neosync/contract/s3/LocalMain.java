package io.neosync.contract.s3;

import io.neosync.contract.server.ServerProcess;
import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** The program of {@link LocalProcess}'s JVM. */
public final class LocalMain {

  private LocalMain() {}

  /**
   * Serves until the JVM that started this one is gone.
   *
   * @param words the endpoint, and the folder of the objects where they are not kept in memory
   */
  public static void main(String[] words) throws Exception {
    ServerProcess.endWithParent();
    S3Proxy.builder()
        .blobStore(
            words.length > 1 ? new FilesystemNio2BlobStore(words[1]) : new TransientNio2BlobStore())
        .endpoint(URI.create(words[0]))
        .awsAuthentication(AuthenticationType.AWS_V4, RunningS3.ACCESS_KEY, RunningS3.SECRET_KEY)
        .ignoreUnknownHeaders(true)
        .build()
        .start();
  }
}
