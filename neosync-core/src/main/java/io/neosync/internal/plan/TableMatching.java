package io.neosync.internal.plan;

import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Problems;
import io.neosync.spi.RowSubset;
import io.neosync.spi.TableTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pairs the source's tables and columns with the destination's, by name. The order of columns may
 * differ; a value that would be lost or changed is a problem.
 */
final class TableMatching {

  private final DestinationSession destination;
  private final Catalog catalog;
  private final String remedy;
  private final Problems problems;

  TableMatching(DestinationSession destination, DestinationTables tables, Problems problems) {
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
        problems.add(source.ref(), missing(name));
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

  private String missing(TableRef name) {
    return "the destination has no table " + name + "; " + remedy;
  }

  private List<ColumnMapping> columns(Table source, Table target) {
    List<ColumnMapping> mappings = new ArrayList<>();
    for (Column from : source.columns()) {
      Column to = target.column(from.name()).orElse(null);
      if (to == null) {
        if (!from.generated()) {
          problems.add(source.ref(), "the destination lacks column " + from.name());
        }
      } else if (to.generated()) {
        if (!from.generated()) {
          problems.add(
              source.ref(),
              "column "
                  + to.name()
                  + " is computed by the destination, so its values cannot go there");
        }
      } else {
        destination
            .refusal(from, to)
            .ifPresent(
                reason -> problems.add(source.ref(), "column " + from.name() + ": " + reason));
        mappings.add(new ColumnMapping(from, to));
      }
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
