package io.neosync.contract.postgres.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which lines only one of two sides has, however often, in order. */
final class LineDiff {

  private LineDiff() {}

  /** Lines that only the left side has after {@code -}, those of the right side after {@code +}. */
  static List<String> of(Collection<String> left, Collection<String> right) {
    Map<String, Integer> surplus = new TreeMap<>();
    left.forEach(line -> surplus.merge(line, 1, Integer::sum));
    right.forEach(line -> surplus.merge(line, -1, Integer::sum));
    List<String> lines = new ArrayList<>();
    surplus.forEach(
        (line, count) -> {
          String times = Math.abs(count) > 1 ? " (" + Math.abs(count) + " times)" : "";
          if (count != 0) {
            lines.add((count > 0 ? "- " : "+ ") + line + times);
          }
        });
    return lines;
  }
}
