package io.neosync.examples;

/** Stands in until the real one is written. */
public final class Quickstart {
  private Quickstart() {}

  /** Says hello. */
  public static void main(String[] args) {
    System.out.println("quickstart");
  }
}
