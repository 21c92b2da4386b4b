package io.neosync.internal.plan;

import io.neosync.PlanException;
import io.neosync.SyncPlan;
import io.neosync.internal.SyncSettings;
import io.neosync.internal.subset.SubsetPlan;
import io.neosync.schema.Catalog;
import io.neosync.schema.LoadOrder;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.DatabaseIdentity;
import io.neosync.spi.DatabaseIdentity.Unit;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Format;
import io.neosync.spi.Load;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.OnViolation;
import io.neosync.spi.LoadRequest.TableLoad;
import io.neosync.spi.Problems;
import io.neosync.spi.RowSubset;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableQuery;
import io.neosync.spi.TableTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the plan of a sync from the metadata of both sides. Goes on past problems as far as it can,
 * so that its one {@link PlanException} lists them all.
 */
public final class Planner {

  private final SyncSettings settings;
  private final Side<SourceSession> from;
  private final Side<DestinationSession> to;
  private final SourceSession source;
  private final DestinationSession destination;
  private final Problems problems = new Problems();
  private final List<String> notes = new ArrayList<>();
  private boolean sameDatabase;
  private @Nullable DestinationTables destinationTables;

  private Planner(SyncSettings settings, Side<SourceSession> from, Side<DestinationSession> to) {
    this.settings = settings;
    this.from = from;
    this.to = to;
    this.source = from.session();
    this.destination = to.session();
  }

  /**
   * @throws PlanException with everything that stands in the way
   */
  public static Planned plan(
      SyncSettings settings, Side<SourceSession> source, Side<DestinationSession> destination)
      throws Exception {
    return new Planner(settings, source, destination).plan();
  }

  private Planned plan() throws Exception {
    refuseSameDatabase();
    List<TableTask> tasks = tasks();
    List<TableQuery> queries = new ArrayList<>();
    List<TableLoad> loads = new ArrayList<>();
    for (TableTask task : tasks) {
      TableQuery query = source.query(task, problems);
      queries.add(query);
      loads.add(new TableLoad(task, query.estimatedRows()));
    }
    Load load =
        destination.plan(
            new LoadRequest(
                loads,
                settings.emptying(),
                settings.onConflict(),
                settings.onViolation(),
                destinationTables().definitions(),
                destination.keepsDetails()
                    ? source.details(tasks.stream().map(task -> task.source().ref()).toList())
                    : Map.of(),
                source.snapshot()),
            problems);
    failOnProblems();
    notes.addAll(source.notes());
    notes.addAll(load.notes());

    Set<TableRef> emptied = new HashSet<>(load.emptied());
    List<Planned.Transfer> transfers = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      TableTask task = tasks.get(i);
      TableQuery query = queries.get(i);
      TableRef name = task.destination().ref();
      Format<?> format = format(task);
      SyncPlan.TablePlan plan =
          new SyncPlan.TablePlan(
              task.source().ref(),
              name,
              query.text(),
              format.name(),
              load.way(task),
              query.estimatedRows(),
              emptied.contains(name),
              destinationTables().creates(name),
              task.subset().rows(task.source().ref()).map(RowSubset.Rows::why).orElse(""));
      transfers.add(new Planned.Transfer(plan, task, format));
    }
    failOnProblems();
    return new Planned(syncPlan(transfers, load), load, List.copyOf(transfers));
  }

  private void refuseSameDatabase() {
    DatabaseIdentity one = from.identity();
    DatabaseIdentity other = to.identity();
    Set<String> shared = new HashSet<>(one.schemas());
    shared.retainAll(other.schemas());
    sameDatabase = one.database().equals(other.database());
    boolean apart = one.unit() == Unit.TABLE && other.unit() == Unit.TABLE;
    if (sameDatabase && !shared.isEmpty() && !apart) {
      problems.add(
          "source and destination are the same database and share "
              + shared.stream().sorted().collect(Collectors.joining(", ", "schema ", ""))
              + "; a sync onto itself would only lose rows");
      failOnProblems();
    }
  }

  /** Where tables stand alone, one may go to another of its database, but not to a synced one. */
  private void refuseSameTables(List<TableTask> tasks) {
    Set<TableRef> read =
        tasks.stream().map(task -> task.source().ref()).collect(Collectors.toSet());
    for (TableTask task : tasks) {
      if (sameDatabase && read.contains(task.destination().ref())) {
        problems.add(
            task.source().ref(),
            "source and destination are the same database, and it would go to %s, which is read; mapTable sends it elsewhere"
                .formatted(task.destination().ref()));
      }
    }
  }

  /** The tables to sync, matched with the destination's, in load order. */
  private List<TableTask> tasks() throws Exception {
    Catalog catalog = from.catalog();
    TableSelection selection = new TableSelection(catalog, problems, notes);
    List<Table> selected = selection.select(settings.included(), settings.excluded());
    RowSubset subset = subset(selection, selected, catalog);
    TableNames names = TableNames.of(to, selection, selected, settings.mapped(), problems);
    ChosenTypes chosen = ChosenTypes.of(selection, selected, settings.columnTypes(), problems);
    DestinationTables tables =
        DestinationTables.of(settings, source, to, names, selected, chosen, problems);
    destinationTables = tables;
    TableMatching matching = new TableMatching(source, destination, tables, chosen, problems);
    List<TableTask> matched = matching.match(selected, subset);
    notes.addAll(matching.notes());
    if (settings.initTableSchema()) {
      noteDifferences(matched);
    }
    refuseSameTables(matched);
    Map<TableRef, TableTask> byName = new LinkedHashMap<>();
    matched.forEach(task -> byName.put(task.destination().ref(), task));
    return LoadOrder.of(matched.stream().map(TableTask::destination).toList()).stream()
        .flatMap(List::stream)
        .map(byName::get)
        .toList();
  }

  private DestinationTables destinationTables() {
    return Objects.requireNonNull(destinationTables, "tables() comes first");
  }

  private void noteDifferences(List<TableTask> matched) throws Exception {
    for (TableTask task : matched) {
      if (!destinationTables().creates(task.destination().ref())) {
        notes.addAll(TableDifferences.of(destination, destinationTables().names(), task));
      }
    }
  }

  private RowSubset subset(TableSelection selection, List<Table> selected, Catalog catalog) {
    SubsetPlan subset =
        new SubsetNames(selection, selected, catalog.tables(), problems, notes)
            .plan(settings.subset());
    if (settings.onViolation() == OnViolation.FAIL && !subset.dangling().isEmpty()) {
      notes.add(DanglingNote.of(subset.dangling()));
    }
    return subset.rows();
  }

  private Format<?> format(TableTask task) {
    List<Format<?>> writable = destination.formats(task);
    for (Format<?> readable : source.formats(task)) {
      if (writable.contains(readable)) {
        return readable;
      }
    }
    problems.add(task.source().ref(), "source and destination have no format in common");
    return Format.ROWS;
  }

  private SyncPlan syncPlan(List<Planned.Transfer> transfers, Load load) {
    Set<TableRef> synced =
        transfers.stream()
            .map(transfer -> transfer.plan().destination())
            .collect(Collectors.toSet());
    List<TableRef> emptied = new ArrayList<>(load.emptied());
    Collections.sort(emptied);
    return new SyncPlan(
        settings.source().toString(),
        settings.destination().toString(),
        transfers.stream().map(Planned.Transfer::plan).toList(),
        emptied,
        emptied.stream().filter(table -> !synced.contains(table)).toList(),
        load.before(),
        load.after(),
        notes,
        source.snapshot(),
        load.atomic());
  }

  private void failOnProblems() {
    if (!problems.isEmpty()) {
      throw new PlanException(problems.messages(), problems.shortened());
    }
  }
}
