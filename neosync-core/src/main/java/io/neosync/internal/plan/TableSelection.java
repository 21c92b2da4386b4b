package io.neosync.internal.plan;

import io.neosync.schema.Catalog;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Which of the source's tables a sync is about. */
final class TableSelection {

  private final Catalog catalog;
  private final Problems problems;
  private final List<String> notes;

  TableSelection(Catalog catalog, Problems problems, List<String> notes) {
    this.catalog = catalog;
    this.problems = problems;
    this.notes = notes;
  }

  /** The tables that some pattern of {@code included} names, or all, less those excluded. */
  List<Table> select(List<String> included, List<String> excluded) {
    List<Table> selected = included.isEmpty() ? List.copyOf(catalog.tables()) : matching(included);
    List<TablePattern> without = excluded.stream().map(TablePattern::new).toList();
    for (TablePattern pattern : without) {
      if (catalog.tables().stream().map(Table::ref).noneMatch(pattern::matches)) {
        notes.add("exceptTables: no table of the source matches " + pattern);
      }
    }
    List<Table> remaining =
        selected.stream()
            .filter(table -> without.stream().noneMatch(pattern -> pattern.matches(table.ref())))
            .toList();
    if (remaining.isEmpty() && problems.isEmpty()) {
      problems.add(
          catalog.tables().isEmpty()
              ? "the source's schemas hold no tables"
              : "no table is left to sync: exceptTables leaves out every one");
    }
    return remaining;
  }

  private List<Table> matching(List<String> included) {
    TreeSet<TableRef> matched = new TreeSet<>();
    for (String text : included) {
      TablePattern pattern = new TablePattern(text);
      List<TableRef> found =
          catalog.tables().stream().map(Table::ref).filter(pattern::matches).toList();
      if (found.isEmpty()) {
        problems.add(unmatched(text, pattern));
      }
      matched.addAll(found);
    }
    return catalog.tables().stream().filter(table -> matched.contains(table.ref())).toList();
  }

  private String unmatched(String text, TablePattern pattern) {
    List<String> others =
        catalog.others().entrySet().stream()
            .filter(other -> pattern.matches(other.getKey()))
            .map(other -> other.getKey() + " is " + other.getValue())
            .toList();
    return "no table of the source matches "
        + text
        + (others.isEmpty()
            ? Suggestion.hint(text, names(text))
            : ": " + String.join(", ", others));
  }

  /**
   * The one table that its author calls {@code name}; null, and a problem, when unclear.
   *
   * @param among the tables that it may be
   * @param where what mentions the name, to begin a problem with
   */
  @org.jspecify.annotations.Nullable
  Table named(String name, Collection<Table> among, String where) {
    List<Table> found =
        among.stream().filter(table -> table.ref().toString().equals(name)).toList();
    if (found.isEmpty()) {
      found = among.stream().filter(table -> table.ref().name().equals(name)).toList();
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      problems.add(
          "%s %s, but no %s is called so%s"
              .formatted(
                  where,
                  name,
                  among == catalog.tables() ? "table of the source" : "synced table",
                  Suggestion.hint(name, names(name))));
    } else {
      problems.add(
          "%s %s, which could be any of %s; name the schema too"
              .formatted(where, name, found.stream().map(Table::ref).toList()));
    }
    return null;
  }

  /** The names that a text without or with a schema could have been meant to be. */
  private List<String> names(String text) {
    List<String> names = new ArrayList<>();
    for (Table table : catalog.tables()) {
      names.add(text.contains(".") ? table.ref().toString() : table.ref().name());
    }
    return names;
  }
}
