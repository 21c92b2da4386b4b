package io.neosync.internal.plan;

import io.neosync.internal.TableName;
import io.neosync.schema.Catalog;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the source's tables are called at the destination. */
final class TableNames {

  private final Side<DestinationSession> destination;
  private final List<String> sourceSchemas;
  private final Map<TableRef, TableRef> mapped = new LinkedHashMap<>();

  private TableNames(Side<DestinationSession> destination, List<Table> selected) {
    this.destination = destination;
    Set<String> schemas = new LinkedHashSet<>();
    selected.forEach(table -> schemas.add(table.ref().schema()));
    this.sourceSchemas = List.copyOf(schemas);
  }

  /**
   * @param selected the tables that are synced
   * @param names what their author called otherwise
   */
  static TableNames of(
      Side<DestinationSession> destination,
      TableSelection selection,
      List<Table> selected,
      List<TableName> names,
      Problems problems)
      throws Exception {
    TableNames all = new TableNames(destination, selected);
    for (TableName name : names) {
      Table table = selection.named(name.source(), selected, "mapTable is about");
      if (table != null) {
        TableRef target = all.target(table.ref(), name.destination(), problems);
        TableRef earlier = all.mapped.put(table.ref(), target);
        if (earlier != null && !earlier.equals(target)) {
          problems.add(table.ref(), "mapTable sends it to " + earlier + " and to " + target);
        }
      }
    }
    return all;
  }

  private TableRef target(TableRef table, String name, Problems problems) throws Exception {
    Catalog catalog = destination.catalog();
    TableRef home =
        new TableRef(destination.session().resolve(table, sourceSchemas).schema(), name);
    List<TableRef> alike = new ArrayList<>();
    for (Table each : catalog.tables()) {
      if (each.ref().toString().equals(name)) {
        return each.ref();
      }
      if (each.ref().name().equals(name)) {
        alike.add(each.ref());
      }
    }
    if (alike.contains(home)) {
      return home;
    }
    if (alike.size() > 1) {
      problems.add(
          table,
          "mapTable sends it to %s, which could be any of %s; name the schema too"
              .formatted(name, alike));
    }
    return alike.isEmpty() ? missing(home, name) : alike.get(0);
  }

  /** A table that is not there: what stands before its first dot may be a schema. */
  private TableRef missing(TableRef home, String name) {
    for (String schema : destination.identity().schemas()) {
      if (name.startsWith(schema + ".")) {
        return new TableRef(schema, name.substring(schema.length() + 1));
      }
    }
    return home;
  }

  /** The name at the destination. */
  TableRef of(TableRef source) throws Exception {
    TableRef other = mapped.get(source);
    return other == null ? destination.session().resolve(source, sourceSchemas) : other;
  }

  /** Whether the author of the sync gave the table its name. */
  boolean mapped(TableRef source) {
    return mapped.containsKey(source);
  }
}
