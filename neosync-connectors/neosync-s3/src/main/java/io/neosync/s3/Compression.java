package io.neosync.s3;

/** How the files of a run are compressed. */
public enum Compression {
  /** Zstandard at level 3: several times faster than gzip, and smaller. */
  ZSTD(".zst"),
  /** Gzip at level 6, which every tool reads. */
  GZIP(".gz"),
  /** Not at all. */
  NONE("");

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  /** With which the names of files end. */
  String suffix() {
    return suffix;
  }
}
