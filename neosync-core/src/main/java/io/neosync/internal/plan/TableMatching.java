package io.neosync.internal.plan;

import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Problems;
import io.neosync.spi.RowSubset;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenTable;
import io.neosync.spi.WrittenType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pairs the source's tables and columns with the destination's, by name. The order of columns may
 * differ; a value that would be lost or changed is a problem.
 */
final class TableMatching {

  private final SourceSession origin;
  private final DestinationSession destination;
  private final Catalog catalog;
  private final String remedy;
  private final Problems problems;

  TableMatching(
      SourceSession origin,
      DestinationSession destination,
      DestinationTables tables,
      Problems problems) {
    this.origin = origin;
    this.destination = destination;
    this.catalog = tables.catalog();
    this.remedy = tables.remedy();
    this.problems = problems;
  }

  List<TableTask> match(List<Table> selected, RowSubset subset) throws Exception {
    Set<String> schemas = new LinkedHashSet<>();
    selected.forEach(table -> schemas.add(table.ref().schema()));
    Map<TableRef, TableTask> tasks = new LinkedHashMap<>();
    for (Table source : selected) {
      TableRef name = destination.resolve(source.ref(), List.copyOf(schemas));
      Table target = catalog.find(name).orElse(null);
      if (target == null) {
        problems.add(source.ref(), missing(name, origin.written(source.ref())));
        continue;
      }
      TableTask earlier =
          tasks.put(name, new TableTask(source, target, columns(source, target), subset));
      if (earlier != null) {
        problems.add(
            source.ref(), "goes to " + name + ", as " + earlier.source().ref() + " does already");
      }
    }
    return List.copyOf(tasks.values());
  }

  private String missing(TableRef name, Optional<WrittenTable> written) {
    List<String> names =
        catalog.tables().stream()
            .map(Table::ref)
            .filter(table -> table.schema().equals(name.schema()))
            .map(TableRef::name)
            .toList();
    String hint = Suggestion.hint(name.name(), names);
    String what =
        "the destination has no table " + name + written.map(table -> " (" + table.place() + ")").orElse("");
    return hint.isEmpty()
        ? what + "; " + remedy
        : what + hint + " Otherwise " + remedy;
  }

  private static String at(Column from) {
    return from.type() instanceof WrittenType written
        ? written.cells().stream().findFirst().map(cell -> " (" + cell.place() + ")").orElse("")
        : "";
  }

  private List<ColumnMapping> columns(Table source, Table target) {
    List<ColumnMapping> mappings = new ArrayList<>();
    for (Column from : source.columns()) {
      Column to = target.column(from.name()).orElse(null);
      if (to == null) {
        if (!from.generated()) {
          List<String> names = target.columns().stream().map(Column::name).toList();
          problems.add(
              source.ref(),
              "the destination lacks column "
                  + from.name()
                  + Suggestion.hint(from.name(), names)
                  + at(from));
        }
      } else if (to.generated()) {
        if (!from.generated()) {
          problems.add(
              source.ref(),
              "column "
                  + to.name()
                  + " is computed by the destination, so its values cannot go there"
                  + at(from));
        }
      } else {
        destination
            .refusal(from, to)
            .ifPresent(
                reason -> problems.add(source.ref(), "column " + from.name() + ": " + reason));
        mappings.add(new ColumnMapping(from, to));
      }
    }
    Optional<WrittenTable> written = origin.written(source.ref());
    if (written.isPresent()) {
      WrittenGaps.check(source.ref(), written.get(), target, problems);
      return mappings;
    }
    for (Column to : target.columns()) {
      if (to.fill() == Column.Fill.NONE && source.column(to.name()).isEmpty()) {
        problems.add(
            source.ref(),
            "column "
                + to.name()
                + " of the destination has no default and no column of the source fills it");
      }
    }
    return mappings;
  }
}
