package io.neosync.postgres;

/**
 * From how many rows on a faster way with a fixed cost pays. Measured; package-private, for tests
 * to take either way with few rows.
 *
 * @param rebuild fewer rows than these are added to an index faster than it is dropped and built
 * @param compare below this many rows on either side, comparing keys takes longer than sending rows
 * @param check the foreign keys of fewer staged rows than these are checked row by row
 */
record Thresholds(long rebuild, long compare, long check) {

  static final Thresholds MEASURED = new Thresholds(10_000, 2_000, 1_000);
}
