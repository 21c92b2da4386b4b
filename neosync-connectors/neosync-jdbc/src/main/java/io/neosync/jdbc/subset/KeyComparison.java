package io.neosync.jdbc.subset;

import io.neosync.schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How an engine compares the columns of foreign keys. */
@FunctionalInterface
public interface KeyComparison {

  /**
   * The condition under which a row references another, pair by pair of columns.
   *
   * @param parent writes a referenced column
   * @param child writes a referencing column
   */
  String match(ForeignKey key, Function<String, String> parent, Function<String, String> child);

  /** What stands between the columns, for keys that may be compared in one go. */
  default String signature(ForeignKey key) {
    return match(key, column -> "", column -> "");
  }

  /** With the equality that the types of the columns have. */
  static KeyComparison byEquality() {
    return (key, parent, child) -> {
      List<String> pairs = new ArrayList<>();
      for (int i = 0; i < key.columns().size(); i++) {
        pairs.add(
            parent.apply(key.referencedColumns().get(i))
                + " = "
                + child.apply(key.columns().get(i)));
      }
      return String.join(" AND ", pairs);
    };
  }
}
