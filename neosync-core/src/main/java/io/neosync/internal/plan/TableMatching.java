package io.neosync.internal.plan;

import io.neosync.schema.Column;
import io.neosync.schema.DocumentType;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Fit;
import io.neosync.spi.Problems;
import io.neosync.spi.RowSubset;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenTable;
import io.neosync.spi.WrittenType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pairs the source's tables and columns with the destination's, by name. The order of columns may
 * differ; a value that would be lost or changed is a problem.
 */
final class TableMatching {

  private final SourceSession origin;
  private final DestinationSession destination;
  private final DestinationTables tables;
  private final ChosenTypes chosen;
  private final Problems problems;
  private final Conversions conversions = new Conversions();

  TableMatching(
      SourceSession origin,
      DestinationSession destination,
      DestinationTables tables,
      ChosenTypes chosen,
      Problems problems) {
    this.origin = origin;
    this.destination = destination;
    this.tables = tables;
    this.chosen = chosen;
    this.problems = problems;
  }

  List<TableTask> match(List<Table> selected, RowSubset subset) throws Exception {
    Map<TableRef, TableTask> tasks = new LinkedHashMap<>();
    for (Table table : selected) {
      TableRef name = tables.names().of(table.ref());
      Table found =
          tables.catalog().find(name).or(() -> destination.arising(name, table)).orElse(null);
      if (found == null) {
        problems.add(
            table.ref(), tables.missing(table.ref(), name, at(origin.written(table.ref()))));
        continue;
      }
      Table source = fields(table, found);
      Table target = fieldsFor(table, found);
      TableTask earlier =
          tasks.put(name, new TableTask(source, target, columns(source, target), subset));
      if (earlier != null) {
        problems.add(
            source.ref(), "goes to " + name + ", as " + earlier.source().ref() + " does already");
      }
    }
    return List.copyOf(tasks.values());
  }

  /** The source's table, with columns where its documents go to some. */
  private Table fields(Table source, Table target) {
    return documents(source).isPresent() && documents(target).isEmpty()
        ? origin.asRows(source, target).orElse(source)
        : source;
  }

  /** The destination's table, with columns where its documents come from some. */
  private Table fieldsFor(Table source, Table target) {
    return documents(source).isEmpty()
            && documents(target).isPresent()
            && origin.written(source.ref()).isEmpty()
        ? destination.takingRows(target, source).orElse(target)
        : target;
  }

  /** What the author of the sync should know of how columns of different engines go together. */
  List<String> notes() {
    return conversions.notes();
  }

  /** Where something was written by hand. */
  private static String at(Optional<WrittenTable> written) {
    return written.map(table -> " (" + table.place() + ")").orElse("");
  }

  private static String at(Column from) {
    return from.type() instanceof WrittenType written
        ? written.cells().stream().findFirst().map(cell -> " (" + cell.place() + ")").orElse("")
        : "";
  }

  /**
   * Documents go where documents are, or where both sides know their fields; that a column is
   * called like theirs does not help.
   */
  private boolean refusedAsDocuments(Table source, Table target) {
    Optional<String> from = documents(source);
    Optional<String> to = documents(target);
    if (from.isPresent() == to.isPresent()) {
      return false;
    }
    problems.add(
        source.ref(),
        from.map(
                engine ->
                    "its rows are documents of "
                        + engine
                        + ", and those of the destination's table have columns instead; leave it"
                        + " out")
            .orElse("its rows have columns, and the destination takes documents; leave it out"));
    return true;
  }

  private static Optional<String> documents(Table table) {
    return table.columns().stream()
        .map(Column::type)
        .filter(DocumentType.class::isInstance)
        .map(type -> ((DocumentType) type).engine())
        .findFirst();
  }

  /** Columns of rows written by hand are the fields of documents, which have no columns. */
  private List<ColumnMapping> writtenFields(Table source, Table target) {
    Column documents = target.columns().get(0);
    if (source.columns().stream()
        .anyMatch(field -> destination.fit(field, documents).refusal().isPresent())) {
      problems.add(source.ref(), "the destination takes no rows that were written by hand");
      return List.of();
    }
    return source.columns().stream().map(field -> new ColumnMapping(field, documents)).toList();
  }

  private List<ColumnMapping> columns(Table source, Table target) {
    Optional<WrittenTable> written = origin.written(source.ref());
    if (written.isPresent() && documents(target).isPresent()) {
      return writtenFields(source, target);
    }
    if (refusedAsDocuments(source, target)) {
      return List.of();
    }
    boolean created = tables.createsAsChosen(target.ref());
    List<ColumnMapping> mappings = new ArrayList<>();
    for (Column from : source.columns()) {
      Column to = target.column(from.name()).orElse(null);
      if (to == null) {
        // Where it is created it has no type there, which is said already.
        if (!from.generated() && !created) {
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
        Fit fit = chosen.fit(destination, source.ref(), from, to, created, problems);
        conversions.add(source.ref(), from, to, fit);
        fit.refusal()
            .ifPresent(
                reason -> problems.add(source.ref(), "column " + from.name() + ": " + reason));
        mappings.add(new ColumnMapping(from, to, fit));
      }
    }
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
