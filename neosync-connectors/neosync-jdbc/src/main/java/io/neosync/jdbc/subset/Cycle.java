package io.neosync.jdbc.subset;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import io.neosync.spi.RowFilter;
import io.neosync.spi.RowSubset;
import java.util.ArrayList;
import java.util.List;

/** Tables that reference each other or themselves, and what {@link Fixpoints} say about them. */
public final class Cycle {

  private final FilterSql filters;
  private final KeptNames names;
  private final RowSubset.Part part;
  private final List<ForeignKey> keys = new ArrayList<>();

  Cycle(FilterSql filters, KeptNames names, RowSubset subset, RowSubset.Part part) {
    this.filters = filters;
    this.names = names;
    this.part = part;
    part.rows().forEach(rows -> collect(rows.filter(), subset));
  }

  private void collect(RowFilter filter, RowSubset subset) {
    if (filter instanceof RowFilter.AllOf all) {
      all.filters().forEach(each -> collect(each, subset));
    } else if (filter instanceof RowFilter.AnyOf any) {
      any.filters().forEach(each -> collect(each, subset));
    } else if (filter instanceof RowFilter.References references) {
      collect(references.key(), subset);
    } else if (filter instanceof RowFilter.ReferencedBy referenced) {
      collect(referenced.key(), subset);
    }
  }

  private void collect(ForeignKey key, RowSubset subset) {
    if (subset.together(key)) {
      keys.add(key);
    }
  }

  /** The tables, in an order that never changes. */
  public List<TableRef> tables() {
    return part.rows().stream().map(rows -> rows.table().ref()).toList();
  }

  /** The foreign keys between the tables. */
  public List<ForeignKey> keys() {
    return List.copyOf(keys);
  }

  /** The name of the definition that {@code purpose} has for a table. */
  public String named(String purpose, TableRef table) {
    return names.named(purpose, table);
  }

  /** The name of the definition of the rows that stay. */
  public String kept(TableRef table) {
    return names.kept(table);
  }

  /** The rows that pass whatever is decided before the cycle; all if nothing but it restricts. */
  public String query(TableRef table, String columns) {
    return filters.query(rows(table), columns, key -> !keys.contains(key));
  }

  /** How a table stands in a FROM clause. */
  public String from(TableRef table) {
    return filters.from(table);
  }

  /** A table's own name, by which its columns are qualified. */
  public String name(TableRef table) {
    return filters.quoted(table.name());
  }

  public List<RowPlace> places(TableRef table) {
    return filters.places(table);
  }

  /** What a definition carries of a row: its place, and the columns of foreign keys. */
  public String carried(TableRef table) {
    return names.fromTable(table);
  }

  /** The same, read from another definition. */
  public String carried(TableRef table, String definition) {
    return names.fromDefinition(table, definition);
  }

  /** That {@code child} references {@code parent}; both are names of rows. */
  public String match(ForeignKey key, String parent, String child) {
    return filters.match(key, parent, child);
  }

  /** That a definition's row and a table's row are the same. */
  public String same(String definition, TableRef ref, String table) {
    return filters.same(definition, ref, table);
  }

  /** A column of a row. */
  public String column(String row, String name) {
    return filters.of(row).apply(name);
  }

  /**
   * The rows of the referencing table's {@code candidates}, called {@code child}, that reference a
   * row which is not among the {@code candidates} of its own table.
   */
  public String broken(ForeignKey key, String purpose, String columns) {
    return "SELECT " + columns + " FROM " + broken(key, purpose);
  }

  /** The same from behind the FROM. */
  public String broken(ForeignKey key, String purpose) {
    String children = "%s AS child WHERE ".formatted(named(purpose, key.table()));
    String candidates = named(purpose, key.referenced());
    if (!key.enforced()) {
      return children
          + "EXISTS (SELECT 1 FROM %s AS parent WHERE %s AND NOT EXISTS (SELECT 1 FROM %s AS candidate WHERE %s))"
              .formatted(
                  from(key.referenced()),
                  match(key, "parent", "child"),
                  candidates,
                  same("candidate", key.referenced(), "parent"));
    }
    List<String> all = new ArrayList<>();
    if (FilterSql.nullable(rows(key.table()).table(), key)) {
      key.columns().forEach(name -> all.add(column("child", name) + " IS NOT NULL"));
    }
    all.add(
        "NOT EXISTS (SELECT 1 FROM %s AS parent WHERE %s)"
            .formatted(candidates, match(key, "parent", "child")));
    return children + String.join(" AND ", all);
  }

  private RowSubset.Rows rows(TableRef ref) {
    return part.rows().stream()
        .filter(rows -> rows.table().ref().equals(ref))
        .findFirst()
        .orElseThrow();
  }
}
