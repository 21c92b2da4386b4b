package io.neosync.jdbc.subset;

import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.RowFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Renders that some row that stays references a row. Foreign keys to the same columns are asked in
 * one go, which the server can answer with one hash table or index.
 */
final class ReferencedSql {

  private final FilterSql filters;
  private final Catalog catalog;
  private final KeyComparison comparison;
  private final KeptNames names;
  private final String never;

  ReferencedSql(FilterSql filters, Catalog catalog, SubsetDialect dialect, KeptNames names) {
    this.filters = filters;
    this.catalog = catalog;
    this.comparison = dialect.comparison();
    this.names = names;
    this.never = dialect.truth().never();
  }

  /** Foreign keys whose values can stand in one column each. */
  private record Alike(List<String> referenced, String comparison, List<String> types) {}

  /** The condition on rows of {@code table}; false if nothing is to be rendered. */
  String condition(Table table, RowFilter.AnyOf any, Predicate<ForeignKey> decided) {
    Map<Alike, List<ForeignKey>> groups = new LinkedHashMap<>();
    for (RowFilter filter : any.filters()) {
      if (filter instanceof RowFilter.ReferencedBy referenced && decided.test(referenced.key())) {
        groups
            .computeIfAbsent(alike(referenced.key()), alike -> new ArrayList<>())
            .add(referenced.key());
      }
    }
    List<String> conditions = groups.values().stream().map(keys -> exists(table, keys)).toList();
    return switch (conditions.size()) {
      case 0 -> never;
      case 1 -> conditions.get(0);
      default -> anyOf(table.ref(), conditions);
    };
  }

  private Alike alike(ForeignKey key) {
    Table child = catalog.find(key.table()).orElseThrow();
    List<String> types =
        key.columns().stream()
            .map(name -> child.column(name).map(Column::type).map(Object::toString).orElse(""))
            .toList();
    return new Alike(key.referencedColumns(), comparison.signature(key), types);
  }

  private String exists(Table table, List<ForeignKey> keys) {
    ForeignKey first = keys.get(0);
    Function<String, String> renamed = column -> "neosync_" + (first.columns().indexOf(column) + 1);
    List<String> selects = new ArrayList<>();
    for (ForeignKey key : keys) {
      List<String> columns = new ArrayList<>();
      for (int i = 0; i < key.columns().size(); i++) {
        columns.add(filters.quoted(key.columns().get(i)) + " AS neosync_" + (i + 1));
      }
      selects.add("SELECT " + String.join(", ", columns) + " FROM " + staying(key.table()));
    }
    return "EXISTS (SELECT 1 FROM (%s) AS %s WHERE %s)"
        .formatted(
            String.join("\n    UNION ALL ", selects),
            KeptNames.CHILD,
            comparison.match(
                first,
                filters.of(filters.quoted(table.ref().name())),
                column -> KeptNames.CHILD + "." + renamed.apply(column)));
  }

  private String staying(TableRef table) {
    return names.restricts(table) ? names.kept(table) : filters.from(table);
  }

  /** Conditions joined by OR would be looked up row by row; a union of places is hashed. */
  private String anyOf(TableRef table, List<String> conditions) {
    if (filters.places(table).isEmpty()) {
      return "(" + String.join("\n    OR ", conditions) + ")";
    }
    String name = filters.quoted(table.name());
    String places =
        filters.places(table).stream()
            .map(place -> name + "." + place.column() + " AS " + place.alias())
            .collect(
                Collectors.joining(", ", "SELECT ", " FROM " + filters.from(table) + " WHERE "));
    return "EXISTS (SELECT 1 FROM (%s) AS %s WHERE %s)"
        .formatted(
            places + String.join("\n    UNION ALL " + places, conditions),
            KeptNames.PARENT,
            filters.same(KeptNames.PARENT, table, name));
  }
}
