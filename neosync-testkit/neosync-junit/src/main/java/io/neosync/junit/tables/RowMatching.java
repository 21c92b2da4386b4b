package io.neosync.junit.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the rows that were expected with those that are there: equal ones first; of the others,
 * each with the one that it has most in common with.
 */
final class RowMatching {

  /** A row that was expected, and where it was written. */
  record Expected(String place, Map<String, @Nullable Object> values) {}

  /** An expected row and the row that most likely was meant to be it. */
  record Pair(Expected expected, Map<String, @Nullable Object> actual) {}

  private final Comparison comparison;
  private final List<Expected> missing;
  private final List<Map<String, @Nullable Object>> unexpected;
  private final List<Pair> different = new ArrayList<>();

  private RowMatching(
      Comparison comparison, List<Expected> expected, List<Map<String, @Nullable Object>> actual) {
    this.comparison = comparison;
    this.missing = new ArrayList<>(expected);
    this.unexpected = new ArrayList<>(actual);
  }

  static RowMatching unordered(
      Comparison comparison, List<Expected> expected, List<Map<String, @Nullable Object>> actual) {
    RowMatching matching = new RowMatching(comparison, expected, actual);
    matching.missing.removeIf(
        wanted -> {
          for (int i = 0; i < matching.unexpected.size(); i++) {
            Map<String, @Nullable Object> row = matching.unexpected.get(i);
            if (matching.common(wanted, row) == wanted.values().size()) {
              matching.unexpected.remove(i);
              return true;
            }
          }
          return false;
        });
    matching.pairLikely();
    return matching;
  }

  static RowMatching ordered(
      Comparison comparison, List<Expected> expected, List<Map<String, @Nullable Object>> actual) {
    RowMatching matching = new RowMatching(comparison, expected, actual);
    while (!matching.missing.isEmpty() && !matching.unexpected.isEmpty()) {
      Expected wanted = matching.missing.remove(0);
      Map<String, @Nullable Object> row = matching.unexpected.remove(0);
      if (matching.common(wanted, row) < wanted.values().size()) {
        matching.different.add(new Pair(wanted, row));
      }
    }
    return matching;
  }

  private void pairLikely() {
    missing.removeIf(
        wanted -> {
          int best = -1;
          for (int i = 0; i < unexpected.size(); i++) {
            if (best < 0
                || common(wanted, unexpected.get(i)) > common(wanted, unexpected.get(best))) {
              best = i;
            }
          }
          if (best < 0 || common(wanted, unexpected.get(best)) == 0) {
            return false;
          }
          different.add(new Pair(wanted, unexpected.remove(best)));
          return true;
        });
  }

  /** In how many columns the row is as expected. */
  private int common(Expected wanted, Map<String, @Nullable Object> row) {
    int common = 0;
    for (Map.Entry<String, @Nullable Object> entry : wanted.values().entrySet()) {
      if (row.containsKey(entry.getKey())
          && comparison.same(entry.getValue(), row.get(entry.getKey()))) {
        common++;
      }
    }
    return common;
  }

  List<Expected> missing() {
    return missing;
  }

  List<Map<String, @Nullable Object>> unexpected() {
    return unexpected;
  }

  List<Pair> different() {
    return different;
  }

  boolean complete() {
    return missing.isEmpty() && unexpected.isEmpty() && different.isEmpty();
  }
}
