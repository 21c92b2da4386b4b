package io.neosync.jdbc.subset;

import io.neosync.schema.Catalog;
import io.neosync.schema.TableRef;
import io.neosync.spi.Condition;
import io.neosync.spi.RowSubset;
import io.neosync.spi.RowSubset.Kind;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Renders queries for the rows of tables that stay: one definition for each restricted table that
 * they depend on, however many ways lead there. They only read, so that a standby can run them.
 */
public final class SubsetSql {

  private final RowSubset subset;
  private final SubsetDialect dialect;
  private final KeptNames names;
  private final FilterSql filters;
  private final IdentityHashMap<RowSubset.Part, WithClause> definitions = new IdentityHashMap<>();

  /**
   * @param condition writes a condition that the author of the sync gave
   */
  SubsetSql(
      RowSubset subset,
      Catalog catalog,
      SubsetDialect dialect,
      Function<Condition, String> condition) {
    this.subset =
        dialect.fixpoints().definitionsAreRepeated()
            ? MergedParts.of(subset, table -> !dialect.places().apply(table).isEmpty())
            : subset;
    this.dialect = dialect;
    this.names = new KeptNames(this.subset.parts(), dialect);
    this.filters =
        new FilterSql(
            catalog, dialect, names, new ConditionSql(dialect.names()::quoted, condition));
  }

  /**
   * @param columns what to select, for a query whose only visible columns are the table's, behind
   *     its unqualified name
   * @param further one more condition on the table's rows; may be empty
   */
  public String select(TableRef table, String columns, String further) {
    WithClause with = new WithClause();
    needed(table).forEach(with::addAll);
    return with.before(query(table, columns, further));
  }

  /**
   * The same without definitions, for engines that fill tables of their names beforehand: with what
   * is {@link #needed}.
   */
  public String query(TableRef table, String columns, String further) {
    RowSubset.Part own = own(table);
    if (own.kind() == Kind.PLAIN) {
      return filters.query(own.rows().get(0), columns, key -> true) + and(further);
    }
    return "SELECT %s FROM %s\n  JOIN (SELECT %s FROM %s) AS %s ON %s\nWHERE %s"
            .formatted(
                columns,
                filters.from(table),
                dialect.places().apply(table).stream()
                    .map(RowPlace::alias)
                    .collect(Collectors.joining(", ")),
                names.kept(table),
                KeptNames.PARENT,
                filters.same(KeptNames.PARENT, table, filters.quoted(table.name())),
                dialect.truth().always())
        + and(further);
  }

  /**
   * The definitions that a query for a table needs, each after those it needs itself. Those of one
   * part come always as the same object.
   */
  public List<WithClause> needed(TableRef table) {
    List<RowSubset.Part> parts = subset.needed(table);
    int others = parts.size() - (own(table).kind() == Kind.PLAIN ? 1 : 0);
    return parts.subList(0, others).stream().map(this::definition).toList();
  }

  private RowSubset.Part own(TableRef table) {
    List<RowSubset.Part> parts = subset.needed(table);
    return parts.get(parts.size() - 1);
  }

  private static String and(String further) {
    return further.isEmpty() ? "" : "\n  AND " + further;
  }

  private WithClause definition(RowSubset.Part part) {
    return definitions.computeIfAbsent(part, this::define);
  }

  private WithClause define(RowSubset.Part part) {
    WithClause with = new WithClause();
    switch (part.kind()) {
      case LARGEST -> dialect.fixpoints().largest(new Cycle(filters, names, subset, part), with);
      case SMALLEST -> dialect.fixpoints().smallest(new Cycle(filters, names, subset, part), with);
      case PLAIN -> {
        RowSubset.Rows rows = part.rows().get(0);
        TableRef table = rows.table().ref();
        // A table that nobody can find a row of, or reference, has nothing to carry.
        String carried = names.fromTable(table);
        with.define(
            names.kept(table),
            filters.query(rows, carried.isEmpty() ? "1 AS neosync_row" : carried, key -> true));
      }
    }
    for (RowSubset.Rows rows : part.rows()) {
      TableRef table = rows.table().ref();
      if (names.asksForLeftOut(table)) {
        with.define(names.leftOut(table), filters.leftOut(table));
      }
    }
    return with;
  }

  /** Tables whose rows have to be found again, but cannot be, with the reason in words. */
  Map<TableRef, String> unidentified() {
    Map<TableRef, String> reasons = new TreeMap<>();
    for (RowSubset.Part part : subset.parts()) {
      for (RowSubset.Rows rows : part.rows()) {
        TableRef table = rows.table().ref();
        String why =
            part.kind() != Kind.PLAIN
                ? "its rows reference each other, directly or not"
                : "an undeclared or unchecked foreign key references it";
        if ((part.kind() != Kind.PLAIN || names.asksForLeftOut(table))
            && dialect.places().apply(table).isEmpty()) {
          reasons.put(
              table,
              why
                  + ", so that a subset of it needs a primary key, or a unique key without NULL, to"
                  + " tell its rows apart; add one, or leave the table out of the subset");
        }
      }
    }
    return reasons;
  }
}
