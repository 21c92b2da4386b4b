package io.neosync.internal.plan;

import io.neosync.internal.ColumnTypeName;
import io.neosync.schema.Column;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Fit;
import io.neosync.spi.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The columns whose types the author of a sync chose, so that their values are checked one by one.
 */
final class ChosenTypes {

  private final Map<TableRef, Map<String, String>> types = new HashMap<>();

  static ChosenTypes of(
      TableSelection selection,
      List<Table> selected,
      List<ColumnTypeName> names,
      Problems problems) {
    ChosenTypes chosen = new ChosenTypes();
    for (ColumnTypeName name : names) {
      Table table = selection.named(name.table(), selected, "columnType is about");
      if (table == null) {
        continue;
      }
      if (table.column(name.column()).isEmpty()) {
        problems.add(
            table.ref(),
            "columnType is about column %s, which it does not have%s"
                .formatted(
                    name.column(),
                    Suggestion.hint(
                        name.column(), table.columns().stream().map(Column::name).toList())));
      }
      chosen
          .types
          .computeIfAbsent(table.ref(), ref -> new HashMap<>())
          .put(name.column(), name.type());
    }
    return chosen;
  }

  /** The types by the source's tables and their columns, as they were written. */
  Map<TableRef, Map<String, String>> types() {
    return Map.copyOf(types);
  }

  /**
   * How the column's values are stored: each checked where its author chose the type.
   *
   * @param created whether the destination's column is to be created of that type
   */
  Fit fit(
      DestinationSession destination,
      TableRef table,
      Column from,
      Column to,
      boolean created,
      Problems problems) {
    String type = types.getOrDefault(table, Map.of()).get(from.name());
    if (type == null) {
      return destination.fit(from, to);
    }
    if (!created && !plain(type).equals(plain(to.type().name()))) {
      problems.add(
          table,
          "columnType says that column %s is %s at the destination, where it is %s"
              .formatted(to.name(), type, to.type().name()));
    }
    return destination.checkedFit(from, to);
  }

  private static String plain(String type) {
    return type.toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .replaceAll(" ?([(),]) ?", "$1")
        .strip();
  }
}
