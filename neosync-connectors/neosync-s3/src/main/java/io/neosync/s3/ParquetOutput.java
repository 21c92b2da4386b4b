package io.neosync.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file of a run as the library wants it. */
final class ParquetOutput extends PositionOutputStream implements OutputFile {

  private final PartFile file;

  ParquetOutput(PartFile file) {
    this.file = file;
  }

  /** What kept bytes from being sent, on its way through the library. */
  static final class UnsentException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Exception reason;

    private UnsentException(Exception reason) {
      super(reason);
      this.reason = reason;
    }

    Exception reason() {
      return reason;
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      file.append(bytes, from, length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    } catch (Exception e) {
      throw new UnsentException(e);
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public long getPos() {
    return file.bytes();
  }

  @Override
  public PositionOutputStream create(long blockSize) {
    return this;
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSize) {
    return this;
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }
}
