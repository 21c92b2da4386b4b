package io.neosync.s3;

import io.neosync.spi.Batch;
import java.io.IOException;

/** The rows of a file. Used once, by one thread. */
interface PartRows {

  /** Takes batches of the file. */
  @FunctionalInterface
  interface Sink {
    void take(Batch batch) throws InterruptedException;
  }

  /**
   * Hands out all rows, and compares the file with what the manifest says of it.
   *
   * @throws DamagedException if it is not what was once written
   * @throws IOException if it cannot be had, or reading was stopped
   */
  void read(Sink sink) throws DamagedException, IOException, InterruptedException;
}
