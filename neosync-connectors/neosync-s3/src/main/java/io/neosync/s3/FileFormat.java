package io.neosync.s3;

/** In which format the files of a run are. docs/s3-format.md describes both. */
public enum FileFormat {

  /** JSON lines, which people and every tool read. */
  NDJSON,

  /**
   * Parquet, which analysts' tools read column by column. It needs the library {@code
   * org.apache.parquet:parquet-hadoop} on the class path, and nothing of Hadoop; where it is
   * missing, {@code build()} says so.
   */
  PARQUET;

  /** With which the names of files end. */
  String suffix(Compression compression) {
    return switch (this) {
      case NDJSON -> ".ndjson" + compression.suffix();
      // Compressed within: the file as a whole is not.
      case PARQUET -> ".parquet";
    };
  }
}
