package io.neosync.spi;

/** What a source promises about the moment at which its tables are read. */
public enum SnapshotGuarantee {
  /** All tables are read as of one instant. */
  ONE_INSTANT("all tables as of one instant"),
  /** Each table is read as of one instant of its own. */
  PER_TABLE("each table as of its own instant"),
  /** Rows may be read while others change them. */
  NONE("no snapshot");

  private final String words;

  SnapshotGuarantee(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
