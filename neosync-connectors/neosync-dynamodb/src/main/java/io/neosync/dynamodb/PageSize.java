package io.neosync.dynamodb;

/**
 * How many items to ask for at once, learnt from those that came: pages of about the same size in
 * the heap, however large items are, and within the capacity of a second. Thread-safe.
 */
final class PageSize {

  /** Bytes of heap that a page should take: enough items for a batch to every writer. */
  private static final long HEAP = 512 << 10;

  /**
   * For the first pages, when nothing is known. The service ends a page at a megabyte, but that can
   * be fifty in the heap.
   */
  private static final int FIRST = 4;

  /** A page grows by so much at most: the next items may be larger than those so far. */
  private static final int GROWTH = 4;

  private static final int MAX = 10_000;

  /** Bytes that one capacity unit reads. */
  private final int bytesPerUnit;

  private final double unitsPerPage;
  private int limit;
  private double heapPerItem;
  private double bytesPerItem;

  /**
   * @param unitsPerPage capacity units that a page should not exceed
   */
  PageSize(boolean consistentReads, double unitsPerPage) {
    this.bytesPerUnit = consistentReads ? 4096 : 8192;
    this.unitsPerPage = unitsPerPage;
    this.limit = FIRST;
  }

  synchronized int limit() {
    return limit;
  }

  /** Capacity units that a page of {@link #limit()} items is expected to consume. */
  synchronized double units() {
    return Math.max(0.5, limit * bytesPerItem / bytesPerUnit);
  }

  /** A page came. */
  synchronized void came(Items page) {
    int items = page.count();
    if (items == 0) {
      // Nothing of a page fulfilled a condition: look at more at once.
      limit = limitedByUnits(Math.min(MAX, (double) limit * GROWTH));
      return;
    }
    // Recent pages weigh more, and large items at once.
    heapPerItem = recent(heapPerItem, (double) page.heap() / items);
    bytesPerItem = recent(bytesPerItem, (double) page.bytes() / items);
    double fitting = Math.min(HEAP / heapPerItem, (double) limit * GROWTH);
    limit = limitedByUnits(Math.min(MAX, fitting));
  }

  /** A page of so many items, fulfilling a condition or not, consumed these units. */
  synchronized void consumed(int looked, double units) {
    bytesPerItem = recent(bytesPerItem, units * bytesPerUnit / looked);
    limit = limitedByUnits(limit);
  }

  private int limitedByUnits(double items) {
    return (int)
        Math.max(1, Math.min(items, unitsPerPage * bytesPerUnit / Math.max(1, bytesPerItem)));
  }

  private static double recent(double before, double now) {
    return now > before ? now : (before + now) / 2;
  }
}
