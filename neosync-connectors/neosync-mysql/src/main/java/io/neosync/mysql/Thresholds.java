package io.neosync.mysql;

/**
 * From how many rows on another way is taken.
 *
 * @param truncate tables with more rows than this, all together, are truncated: deleting row by row
 *     could be undone, but takes longer than loading
 * @param compare keys are compared from so many rows on both sides
 * @param divide tables with so many rows are read by several connections, if there are several
 */
record Thresholds(long truncate, long compare, long divide) {

  static final Thresholds MEASURED = new Thresholds(100_000, 10_000, 50_000);
}
