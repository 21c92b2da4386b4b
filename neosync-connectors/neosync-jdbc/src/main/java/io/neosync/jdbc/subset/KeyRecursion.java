package io.neosync.jdbc.subset;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.List;

/**
 * Recursion for engines that find rows by the values of keys and let a recursive query have one
 * SELECT for each foreign key. One definition holds rows of all tables of a cycle: the number of
 * the table, and columns for the places of each, all but its own NULL. Every step starts at rows
 * that were just found and goes along indexes of the tables themselves, in this order.
 */
public final class KeyRecursion implements Fixpoints {

  private static final String CANDIDATES = "candidates";

  private final String join;

  /**
   * @param join the words for a join whose sides the server keeps in order
   */
  public KeyRecursion(String join) {
    this.join = " " + join + " ";
  }

  @Override
  public void largest(Cycle cycle, WithClause with) {
    for (TableRef table : cycle.tables()) {
      with.define(cycle.named(CANDIDATES, table), cycle.query(table, cycle.carried(table)));
    }
    Found fallen = new Found(cycle, "fallen");
    List<String> queries = new ArrayList<>();
    // Nothing of each table, for the types of all columns.
    cycle
        .tables()
        .forEach(
            table ->
                queries.add(
                    "SELECT %s FROM %s WHERE false"
                        .formatted(fallen.row(table, cycle.name(table)), cycle.from(table))));
    for (ForeignKey key : cycle.keys()) {
      queries.add(cycle.broken(key, CANDIDATES, fallen.defined(key.table(), "child")));
    }
    cycle.keys().forEach(key -> queries.add(fallen.children(key)));
    with.recur(fallen.name, fallen.columns(), String.join("\nUNION ", queries));
    for (TableRef table : cycle.tables()) {
      with.define(
          cycle.kept(table),
          "SELECT %s FROM %s AS candidate WHERE NOT EXISTS (SELECT 1 FROM %s AS found WHERE %s)"
              .formatted(
                  cycle.carried(table, "candidate"),
                  cycle.named(CANDIDATES, table),
                  fallen.name,
                  fallen.isOf(table, place -> "candidate." + place.alias())));
    }
  }

  @Override
  public void smallest(Cycle cycle, WithClause with) {
    Found needed = new Found(cycle, "needed");
    List<String> queries = new ArrayList<>();
    for (TableRef table : cycle.tables()) {
      queries.add(cycle.query(table, needed.row(table, cycle.name(table))));
    }
    cycle.keys().forEach(key -> queries.add(needed.parents(key)));
    with.recur(needed.name, needed.columns(), String.join("\nUNION ", queries));
    for (TableRef table : cycle.tables()) {
      String name = cycle.name(table);
      with.define(
          cycle.kept(table),
          "SELECT %s FROM %s WHERE EXISTS (SELECT 1 FROM %s AS found WHERE %s)"
              .formatted(
                  cycle.carried(table),
                  cycle.from(table),
                  needed.name,
                  needed.isOf(table, place -> name + "." + place.column())));
    }
  }

  /** Writes a place's column. */
  private interface Side {
    String of(RowPlace place);
  }

  /** The definition that holds rows of all tables of a cycle. */
  private final class Found {
    private final Cycle cycle;
    private final List<TableRef> tables;
    private final String name;

    Found(Cycle cycle, String purpose) {
      this.cycle = cycle;
      this.tables = cycle.tables();
      this.name = cycle.named(purpose, tables.get(0));
    }

    List<String> columns() {
      List<String> columns = new ArrayList<>(List.of("neosync_table"));
      for (TableRef table : tables) {
        for (int i = 0; i < cycle.places(table).size(); i++) {
          columns.add(column(table, i));
        }
      }
      return columns;
    }

    private String column(TableRef table, int place) {
      return "neosync_key_" + tables.indexOf(table) + "_" + place;
    }

    /** A row of a table, as a row of this definition. */
    String row(TableRef table, String row) {
      return values(table, place -> row + "." + place.column());
    }

    /** The same, from a definition of the table's rows. */
    String defined(TableRef table, String row) {
      return values(table, place -> row + "." + place.alias());
    }

    private String values(TableRef table, Side side) {
      List<String> values = new ArrayList<>(List.of(Integer.toString(tables.indexOf(table))));
      for (TableRef each : tables) {
        cycle.places(each).forEach(p -> values.add(each.equals(table) ? side.of(p) : "NULL"));
      }
      return String.join(", ", values);
    }

    /** That a row {@code found} is this row of a table. */
    String isOf(TableRef table, Side side) {
      List<String> all = new ArrayList<>();
      all.add("found.neosync_table = " + tables.indexOf(table));
      List<RowPlace> places = cycle.places(table);
      for (int i = 0; i < places.size(); i++) {
        all.add("found." + column(table, i) + " = " + side.of(places.get(i)));
      }
      return String.join(" AND ", all);
    }

    /** The rows that reference those found before. */
    String children(ForeignKey key) {
      return step(key.referenced(), "parent", key.table(), "child", key);
    }

    /** The rows that those found before reference. */
    String parents(ForeignKey key) {
      return step(key.table(), "child", key.referenced(), "parent", key);
    }

    private String step(TableRef from, String start, TableRef to, String end, ForeignKey key) {
      return "SELECT %s FROM %s AS found%s%s AS %s ON %s%s%s AS %s ON %s"
          .formatted(
              row(to, end),
              name,
              join,
              cycle.from(from),
              start,
              isOf(from, place -> start + "." + place.column()),
              join,
              cycle.from(to),
              end,
              cycle.match(key, "parent", "child"));
    }
  }
}
