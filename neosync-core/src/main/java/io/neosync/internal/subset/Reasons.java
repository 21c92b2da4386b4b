package io.neosync.internal.subset;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.List;

/** Why tables are restricted, in words for a plan. */
final class Reasons {

  private final Levels levels;

  Reasons(Levels levels) {
    this.levels = levels;
  }

  /** The path of foreign keys from the table to one that has a condition. */
  String of(TableRef table) {
    List<String> steps = new ArrayList<>();
    TableRef at = table;
    ForeignKey key = levels.reached(at);
    while (key != null) {
      boolean down = key.table().equals(at);
      steps.add(
          down
              ? "references %s (%s)".formatted(key.referenced(), key.name())
              : "needed by %s (%s)".formatted(key.table(), key.name()));
      at = down ? key.referenced() : key.table();
      key = levels.reached(at);
    }
    steps.add(steps.isEmpty() ? "has a condition" : "which has a condition");
    return String.join(", ", steps)
        .replace(", references", ", which references")
        .replace(", needed", ", which is needed");
  }
}
