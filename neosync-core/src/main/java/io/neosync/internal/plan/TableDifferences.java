package io.neosync.internal.plan;

import io.neosync.schema.Column;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Fit;
import io.neosync.spi.TableTask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a table that exists differs from the source's, where that can matter to a sync without making
 * it impossible; what makes it impossible is {@link TableMatching}'s.
 */
final class TableDifferences {

  private final DestinationSession destination;
  private final TableNames names;
  private final Table source;
  private final Table target;
  private final List<String> found = new ArrayList<>();

  private TableDifferences(DestinationSession destination, TableNames names, TableTask task) {
    this.destination = destination;
    this.names = names;
    this.source = task.source();
    this.target = task.destination();
  }

  static List<String> of(DestinationSession destination, TableNames names, TableTask task)
      throws Exception {
    TableDifferences differences = new TableDifferences(destination, names, task);
    differences.columns();
    differences.keys();
    differences.foreignKeys();
    return differences.found.isEmpty()
        ? List.of()
        : List.of(
            "table %s exists and is left as it is; unlike the source, %s"
                .formatted(differences.target.ref(), String.join("; ", differences.found)));
  }

  private void columns() {
    for (Column from : source.columns()) {
      Column to = target.column(from.name()).orElse(null);
      if (to == null) {
        found.add("it has no column " + from.name());
        continue;
      }
      if (!from.generated() && destination.fit(from, to).kind() != Fit.Kind.EXACT) {
        found.add(
            "column %s is %s, not %s".formatted(to.name(), to.type().name(), from.type().name()));
      }
      if (from.nullable() != to.nullable()) {
        found.add("column " + to.name() + (to.nullable() ? " takes NULL" : " takes no NULL"));
      }
      if (from.fill() != to.fill()) {
        found.add("column " + to.name() + " is " + filled(to.fill()));
      }
    }
    for (Column to : target.columns()) {
      if (source.column(to.name()).isEmpty()) {
        found.add("it has a column " + to.name());
      }
    }
  }

  private static String filled(Column.Fill fill) {
    return switch (fill) {
      case NONE -> "without a default";
      case DEFAULT -> "filled by a default";
      case IDENTITY -> "an identity";
      case GENERATED -> "computed";
    };
  }

  /** What makes two keys the same, whatever their names and the order of their columns. */
  private record Unique(Key.Kind kind, Set<String> columns) {
    static Unique of(Key key) {
      return new Unique(key.kind(), Set.copyOf(key.columns()));
    }
  }

  private void keys() {
    List<Unique> here = source.keys().stream().map(Unique::of).toList();
    List<Unique> there = target.keys().stream().map(Unique::of).toList();
    for (Key key : source.keys()) {
      if (!there.contains(Unique.of(key))) {
        found.add("it lacks the " + described(key));
      }
    }
    for (Key key : target.keys()) {
      if (!here.contains(Unique.of(key))) {
        found.add("it has the " + described(key));
      }
    }
  }

  private static String described(Key key) {
    return (key.kind() == Key.Kind.PRIMARY ? "primary key " : "unique constraint ")
        + key.name()
        + " "
        + key.columns();
  }

  private record Reference(List<String> columns, TableRef table, List<String> referenced) {}

  private void foreignKeys() throws Exception {
    Set<Reference> here = new HashSet<>();
    Set<Reference> there = new HashSet<>();
    for (ForeignKey key : target.foreignKeys()) {
      there.add(new Reference(key.columns(), key.referenced(), key.referencedColumns()));
    }
    for (ForeignKey key : source.foreignKeys()) {
      TableRef referenced = names.of(key.referenced());
      Reference reference = new Reference(key.columns(), referenced, key.referencedColumns());
      here.add(reference);
      if (!there.contains(reference)) {
        found.add("it lacks the foreign key " + key.name() + " to " + referenced);
      }
    }
    for (ForeignKey key : target.foreignKeys()) {
      if (!here.contains(new Reference(key.columns(), key.referenced(), key.referencedColumns()))) {
        found.add("it has the foreign key " + key.name() + " to " + key.referenced());
      }
    }
  }
}
