package io.neosync.internal.plan;

import io.neosync.schema.ForeignKey;
import java.util.List;
import java.util.stream.Collectors;

/** The warning that conditions may leave references to rows that are not synced. */
final class DanglingNote {

  /** More foreign keys than these are only counted. */
  private static final int NAMED = 10;

  private DanglingNote() {}

  static String of(List<ForeignKey> keys) {
    String named =
        keys.stream()
            .limit(NAMED)
            .map(
                key ->
                    "%s(%s) -> %s"
                        .formatted(key.table(), String.join(", ", key.columns()), key.referenced()))
            .collect(Collectors.joining(", "));
    return "synced rows may reference rows that a condition leaves out: "
        + named
        + (keys.size() > NAMED ? " and " + (keys.size() - NAMED) + " more" : "")
        + "; subsetByForeignKeys() leaves them out too";
  }
}
