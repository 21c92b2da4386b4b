package io.neosync.internal.plan;

import io.neosync.schema.ForeignKey;
import java.util.List;
import java.util.stream.Collectors;

/** The warning that conditions may leave references to rows that are not synced. */
final class DanglingNote {

  /** More foreign keys than these are only counted. */
  private static final int NAMED = 10;

  private DanglingNote() {}

  /** Partitions may each have a foreign key for the same columns: these are named once. */
  static String of(List<ForeignKey> keys) {
    List<String> references =
        keys.stream()
            .map(
                key ->
                    "%s(%s) -> %s"
                        .formatted(key.table(), String.join(", ", key.columns()), key.referenced()))
            .distinct()
            .toList();
    String named = references.stream().limit(NAMED).collect(Collectors.joining(", "));
    return "synced rows may reference rows that a condition leaves out: "
        + named
        + (references.size() > NAMED ? " and " + (references.size() - NAMED) + " more" : "")
        + "; subsetByForeignKeys() leaves them out too";
  }
}
