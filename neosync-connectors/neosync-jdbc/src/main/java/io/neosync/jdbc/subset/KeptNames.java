package io.neosync.jdbc.subset;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import io.neosync.spi.RowFilter;
import io.neosync.spi.RowSubset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the definitions of a subset's query are called, and which columns they have: a row's place
 * in the database, and all columns of foreign keys. Names are such that conditions, which see them,
 * cannot mean them.
 */
final class KeptNames {

  static final String PARENT = "neosync_parent";
  static final String CHILD = "neosync_child";

  /** So many characters of a table's name fit into any name, in any script. */
  private static final int SHOWN = 9;

  private final SubsetDialect dialect;
  private final Map<TableRef, Integer> numbers = new HashMap<>();
  private final Map<TableRef, Set<String>> columns = new HashMap<>();
  private final Set<TableRef> unchecked = new HashSet<>();

  KeptNames(List<RowSubset.Part> parts, SubsetDialect dialect) {
    this.dialect = dialect;
    for (RowSubset.Part part : parts) {
      for (RowSubset.Rows rows : part.rows()) {
        numbers.put(rows.table().ref(), numbers.size() + 1);
        collect(rows.filter());
      }
    }
  }

  private void collect(RowFilter filter) {
    if (filter instanceof RowFilter.References references) {
      add(references.key());
      if (!references.key().enforced()) {
        unchecked.add(references.key().referenced());
      }
    } else if (filter instanceof RowFilter.ReferencedBy referenced) {
      add(referenced.key());
    } else if (filter instanceof RowFilter.AllOf all) {
      all.filters().forEach(this::collect);
    } else if (filter instanceof RowFilter.AnyOf any) {
      any.filters().forEach(this::collect);
    }
  }

  private void add(ForeignKey key) {
    columns.computeIfAbsent(key.table(), table -> new LinkedHashSet<>()).addAll(key.columns());
    columns
        .computeIfAbsent(key.referenced(), table -> new LinkedHashSet<>())
        .addAll(key.referencedColumns());
  }

  /** Whether some of the table's rows may not stay. */
  boolean restricts(TableRef table) {
    return numbers.containsKey(table);
  }

  /** Whether some filter asks for the rows of the table that do not stay. */
  boolean asksForLeftOut(TableRef table) {
    return unchecked.contains(table);
  }

  String kept(TableRef table) {
    return named("kept", table);
  }

  String leftOut(TableRef table) {
    return named("left_out", table);
  }

  /** The name of the definition that {@code purpose} has for a table. */
  String named(String purpose, TableRef table) {
    String name = table.name();
    int end = name.offsetByCodePoints(0, Math.min(SHOWN, name.codePointCount(0, name.length())));
    return dialect
        .definition()
        .apply("neosync_" + purpose + "_" + name.substring(0, end) + "_" + numbers.get(table));
  }

  /** A row's place and its columns of foreign keys, read from the table itself. */
  String fromTable(TableRef table) {
    String name = dialect.names().quoted(table.name());
    return list(table, place -> name + "." + place.column() + " AS " + place.alias(), name);
  }

  /** The same, read from another definition. */
  String fromDefinition(TableRef table, String prefix) {
    return list(table, place -> prefix + "." + place.alias(), prefix);
  }

  private String list(TableRef table, Function<RowPlace, String> place, String prefix) {
    List<String> all = new ArrayList<>();
    dialect.places().apply(table).forEach(each -> all.add(place.apply(each)));
    columns
        .getOrDefault(table, Set.of())
        .forEach(name -> all.add(prefix + "." + dialect.names().quoted(name)));
    return String.join(", ", all);
  }
}
