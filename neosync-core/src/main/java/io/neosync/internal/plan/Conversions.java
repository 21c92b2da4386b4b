package io.neosync.internal.plan;

import io.neosync.schema.Column;
import io.neosync.schema.LogicalType;
import io.neosync.schema.TableRef;
import io.neosync.spi.Fit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How columns of different engines go together, as far as the author of the sync should know.
 * Columns that do so alike are told together.
 */
final class Conversions {

  private record Conversion(String from, String to, Fit.Kind kind) {}

  private final Map<Conversion, Map<TableRef, List<String>>> columns = new LinkedHashMap<>();

  void add(TableRef table, Column from, Column to, Fit fit) {
    boolean between =
        fit.converts()
            && !(from.type().logical() instanceof LogicalType.Dynamic)
            && !(to.type().logical() instanceof LogicalType.Dynamic);
    if (between && fit.kind() != Fit.Kind.EXACT) {
      columns
          .computeIfAbsent(
              new Conversion(from.type().name(), to.type().name(), fit.kind()),
              conversion -> new LinkedHashMap<>())
          .computeIfAbsent(table, any -> new ArrayList<>())
          .add(from.name());
    }
  }

  List<String> notes() {
    return columns.entrySet().stream()
        .map(entry -> note(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String note(Conversion conversion, Map<TableRef, List<String>> columns) {
    return "%s is stored as %s%s: %s"
        .formatted(
            conversion.from(),
            conversion.to(),
            conversion.kind() == Fit.Kind.CHECKED
                ? "; a value that cannot be stored unchanged fails the run"
                : ", which holds more or says less",
            columns.entrySet().stream()
                .map(table -> table.getKey() + " (" + String.join(", ", table.getValue()) + ")")
                .collect(Collectors.joining(", ")));
  }
}
