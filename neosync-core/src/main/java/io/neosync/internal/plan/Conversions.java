package io.neosync.internal.plan;

import io.neosync.schema.Column;
import io.neosync.schema.LogicalType;
import io.neosync.schema.TableRef;
import io.neosync.spi.Fit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How columns of different engines go together, as far as the author of the sync should know.
 * Columns of a table that do so alike are told together.
 */
final class Conversions {

  private record Conversion(TableRef table, String from, String to, Fit.Kind kind) {}

  private final Map<Conversion, List<String>> columns = new LinkedHashMap<>();

  void add(TableRef table, Column from, Column to, Fit fit) {
    boolean between =
        fit.converts()
            && !(from.type().logical() instanceof LogicalType.Dynamic)
            && !(to.type().logical() instanceof LogicalType.Dynamic);
    if (between && fit.kind() != Fit.Kind.EXACT) {
      columns
          .computeIfAbsent(
              new Conversion(table, from.type().name(), to.type().name(), fit.kind()),
              conversion -> new ArrayList<>())
          .add(from.name());
    }
  }

  List<String> notes() {
    return columns.entrySet().stream()
        .map(entry -> note(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String note(Conversion conversion, List<String> columns) {
    boolean one = columns.size() == 1;
    return "table %s: %s %s, %s, %s stored as %s%s"
        .formatted(
            conversion.table(),
            one ? "column" : "columns",
            String.join(", ", columns),
            conversion.from(),
            one ? "is" : "are",
            conversion.to(),
            conversion.kind() == Fit.Kind.CHECKED
                ? "; a value that cannot be stored unchanged fails the run"
                : ", which holds more or says less");
  }
}
