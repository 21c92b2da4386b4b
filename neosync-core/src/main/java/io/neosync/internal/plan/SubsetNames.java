package io.neosync.internal.plan;

import io.neosync.internal.SubsetSettings;
import io.neosync.internal.SubsetSettings.Restriction;
import io.neosync.internal.SubsetSettings.VirtualKey;
import io.neosync.internal.subset.Following;
import io.neosync.internal.subset.SubsetPlan;
import io.neosync.schema.Column;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Problems;
import io.neosync.spi.RowFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the tables and columns that a subset's author called by name. */
final class SubsetNames {

  private final TableSelection selection;
  private final List<Table> synced;
  private final Collection<Table> all;
  private final Problems problems;
  private final List<String> notes;

  SubsetNames(
      TableSelection selection,
      List<Table> synced,
      Collection<Table> all,
      Problems problems,
      List<String> notes) {
    this.selection = selection;
    this.synced = synced;
    this.all = all;
    this.problems = problems;
    this.notes = notes;
  }

  SubsetPlan plan(SubsetSettings settings) {
    Map<TableRef, List<RowFilter>> conditions = new LinkedHashMap<>();
    for (Restriction restriction : settings.restrictions()) {
      Table table = selection.named(restriction.table(), synced, "there is a subset of");
      if (table != null) {
        conditions
            .computeIfAbsent(table.ref(), key -> new ArrayList<>())
            .addAll(filters(restriction));
      }
    }
    List<ForeignKey> virtual = new ArrayList<>();
    for (VirtualKey key : settings.virtualKeys()) {
      ForeignKey found = virtual(key);
      if (found != null) {
        virtual.add(found);
      }
    }
    return SubsetPlan.of(
        synced,
        virtual,
        conditions,
        new Following(settings.byForeignKeys(), settings.onlyReferenced()));
  }

  private List<RowFilter> filters(Restriction restriction) {
    if (restriction.joined().isEmpty()) {
      return restriction.conditions().stream().<RowFilter>map(RowFilter.Native::new).toList();
    }
    List<TableRef> joined = new ArrayList<>();
    for (String name : restriction.joined()) {
      Table table = selection.named(name, all, "the subset of " + restriction.table() + " joins");
      if (table != null) {
        joined.add(table.ref());
      }
    }
    return List.of(new RowFilter.Joined(joined, restriction.conditions()));
  }

  private @Nullable ForeignKey virtual(VirtualKey key) {
    String what = "virtual foreign key " + key + " is about";
    Table from = selection.named(key.table(), all, what);
    Table to = selection.named(key.referenced(), all, what);
    if (from == null || to == null) {
      return null;
    }
    boolean fromKnown = columns(key, from, key.columns());
    boolean toKnown = columns(key, to, key.referencedColumns());
    if (!synced.contains(from) || !synced.contains(to)) {
      notes.add(
          "virtual foreign key " + key + " restricts nothing: one of its tables is not synced");
      return null;
    }
    return fromKnown && toKnown
        ? new ForeignKey(
            "virtual foreign key",
            from.ref(),
            key.columns(),
            to.ref(),
            key.referencedColumns(),
            ForeignKey.Validity.VIRTUAL)
        : null;
  }

  private boolean columns(VirtualKey key, Table table, List<String> names) {
    boolean complete = true;
    for (String name : names) {
      if (table.column(name).isEmpty()) {
        complete = false;
        problems.add(
            table.ref(),
            "virtual foreign key %s: there is no column %s%s"
                .formatted(
                    key,
                    name,
                    Suggestion.hint(name, table.columns().stream().map(Column::name).toList())));
      }
    }
    return complete;
  }
}
