package io.neosync.jdbc.subset;

import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The definition that holds rows of all tables of a cycle: the number of the table, and columns for
 * the places of its rows. Tables share the columns of types that they have in common; those that a
 * table does not use are NULL.
 */
final class FoundRows {

  private final Cycle cycle;
  private final List<TableRef> tables;
  private final String name;
  private final List<String> slots = new ArrayList<>();

  FoundRows(Cycle cycle, String purpose) {
    this.cycle = cycle;
    this.tables = cycle.tables();
    this.name = cycle.named(purpose, tables.get(0));
    for (TableRef table : tables) {
      slots(table).stream().filter(slot -> !slots.contains(slot)).forEach(slots::add);
    }
  }

  /** For each place of a table, what tells its column: the type, and how many had it before. */
  private List<String> slots(TableRef table) {
    List<String> own = new ArrayList<>();
    for (RowPlace place : cycle.places(table)) {
      long before = own.stream().filter(slot -> slot.startsWith(place.type() + " ")).count();
      own.add(place.type() + " " + before);
    }
    return own;
  }

  String name() {
    return name;
  }

  List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("neosync_table"));
    slots.forEach(slot -> columns.add(column(slot)));
    return columns;
  }

  private String column(String slot) {
    return "neosync_key_" + slots.indexOf(slot);
  }

  /** A row of a table, as a row of this definition. */
  String row(TableRef table, String row) {
    return values(table, place -> row + "." + place.column());
  }

  /** The same, from a definition of the table's rows. */
  String defined(TableRef table, String row) {
    return values(table, place -> row + "." + place.alias());
  }

  private String values(TableRef table, Function<RowPlace, String> column) {
    List<String> values = new ArrayList<>(List.of(number(table)));
    slots.forEach(slot -> values.add(value(table, slot, column)));
    return String.join(", ", values);
  }

  private String value(TableRef table, String slot, Function<RowPlace, String> column) {
    int place = slots(table).indexOf(slot);
    return place < 0 ? "NULL" : column.apply(cycle.places(table).get(place));
  }

  private String number(TableRef table) {
    return Integer.toString(tables.indexOf(table));
  }

  /** That a row {@code found} of this definition is this row of a table. */
  String is(TableRef table, Function<RowPlace, String> column) {
    List<String> all = new ArrayList<>(List.of("found.neosync_table = " + number(table)));
    List<String> own = slots(table);
    for (int i = 0; i < own.size(); i++) {
      all.add("found." + column(own.get(i)) + " = " + column.apply(cycle.places(table).get(i)));
    }
    return String.join(" AND ", all);
  }

  /** The SELECTs that go on from rows that were found, no more than {@code selects}. */
  List<String> steps(List<RecursiveStep> steps, String join, int selects) {
    if (steps.size() <= selects) {
      return steps.stream().map(step -> alone(step, join)).toList();
    }
    List<String> together = new ArrayList<>();
    for (int i = 0; i < selects; i++) {
      List<RecursiveStep> group =
          steps.subList(i * steps.size() / selects, (i + 1) * steps.size() / selects);
      together.add(together(group, join));
    }
    return together;
  }

  private String alone(RecursiveStep step, String join) {
    return "SELECT %s FROM %s AS found %s %s AS %s ON %s %s %s AS %s ON %s"
        .formatted(
            row(step.to(), step.end()),
            name,
            join,
            cycle.from(step.from()),
            step.start(),
            started(step),
            join,
            cycle.from(step.to()),
            step.end(),
            cycle.match(step.key(), step.parent(), step.child()));
  }

  private String started(RecursiveStep step) {
    return is(step.from(), place -> step.start() + "." + place.column());
  }

  /** Each row takes each of the steps in turn, of which one leads on at a time. */
  private String together(List<RecursiveStep> group, String join) {
    List<RecursiveStep> steps = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    StringBuilder joins = new StringBuilder();
    for (int i = 0; i < group.size(); i++) {
      RecursiveStep step = group.get(i).numbered(i);
      steps.add(step);
      numbers.add("SELECT " + i + " AS n");
      joins.append(
          "\n  LEFT JOIN %s AS %s ON step.n = %d AND %s LEFT JOIN %s AS %s ON %s"
              .formatted(
                  cycle.from(step.from()),
                  step.start(),
                  i,
                  started(step),
                  cycle.from(step.to()),
                  step.end(),
                  cycle.match(step.key(), step.parent(), step.child())));
    }
    List<String> values = new ArrayList<>();
    values.add(choice(steps, step -> number(step.to())));
    for (String slot : slots) {
      values.add(choice(steps, step -> value(step.to(), slot, p -> step.end() + "." + p.column())));
    }
    String arrived =
        choice(
            steps,
            step -> step.end() + "." + cycle.places(step.to()).get(0).column() + " IS NOT NULL");
    return "SELECT %s FROM %s AS found %s (%s) AS step%s\nWHERE %s"
        .formatted(
            String.join(", ", values),
            name,
            join,
            String.join(" UNION ALL ", numbers),
            joins,
            arrived);
  }

  private static String choice(List<RecursiveStep> steps, Function<RecursiveStep, String> value) {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      String each = value.apply(steps.get(i));
      if (!each.equals("NULL")) {
        sql.append(" WHEN ").append(i).append(" THEN ").append(each);
      }
    }
    return sql.isEmpty() ? "NULL" : "CASE step.n" + sql + " END";
  }
}
