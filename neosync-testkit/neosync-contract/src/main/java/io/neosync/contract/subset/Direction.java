package io.neosync.contract.subset;

/** Which way conditions follow foreign keys. */
public enum Direction {
  NOWHERE(false, false),
  DOWN(true, false),
  UP(false, true),
  BOTH(true, true);

  private final boolean down;
  private final boolean up;

  Direction(boolean down, boolean up) {
    this.down = down;
    this.up = up;
  }

  boolean down() {
    return down;
  }

  boolean up() {
    return up;
  }
}
