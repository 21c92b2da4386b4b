package io.neosync.postgres.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A small schema: tables, what keeps their rows apart, and what they reference. */
public record Shape(List<TableShape> tables, List<Reference> references) {

  /** What a column holds; values are text, as the server writes them. */
  public enum Kind {
    SMALLINT,
    INT,
    BIGINT,
    TEXT,
    UUID;

    /** The value of this kind with this number, 0 to 51: near zero, far from it, negative too. */
    String value(int number) {
      return switch (this) {
        case SMALLINT -> Integer.toString(number < 45 ? number - 5 : Short.MAX_VALUE - number);
        case INT -> Integer.toString(number < 30 ? number - 5 : (number - 40) * 1_000_003);
        case BIGINT ->
            Long.toString(
                number < 30
                    ? number - 5
                    : number < 40 ? Long.MAX_VALUE - number + 30 : Long.MIN_VALUE + number - 40);
        case TEXT -> Character.toString((number < 26 ? 'a' : 'A' - 26) + number);
        case UUID -> new java.util.UUID(number * 77L, -number).toString();
      };
    }
  }

  public record ColumnShape(String name, Kind kind, boolean nullable) {}

  public enum Form {
    PRIMARY,
    CONSTRAINT,
    INDEX
  }

  /**
   * Keeps rows apart that agree on all {@code columns}.
   *
   * @param lower whether the last column counts in lower case
   * @param where a column that has to be greater than 4 for a row to count
   */
  public record Unique(
      String name,
      Form form,
      List<Integer> columns,
      boolean nullsNotDistinct,
      boolean deferrable,
      boolean lower,
      Optional<Integer> where) {

    boolean plain() {
      return !lower && where.isEmpty();
    }

    /** What must differ between two rows; empty if this row meets no other. */
    Optional<List<String>> of(List<String> row) {
      if (where.isPresent()) {
        String tested = row.get(where.get());
        if (tested == null || Integer.parseInt(tested) <= 4) {
          return Optional.empty();
        }
      }
      List<String> key = new ArrayList<>();
      for (int column : columns) {
        String value = row.get(column);
        key.add(lower && value != null ? value.toLowerCase(Locale.ROOT) : value);
      }
      return key.contains(null) && !nullsNotDistinct ? Optional.empty() : Optional.of(key);
    }
  }

  public record TableShape(String name, List<ColumnShape> columns, List<Unique> uniques) {

    String create() {
      return "CREATE TABLE %s (%s);\n"
          .formatted(
              name,
              columns.stream()
                  .map(c -> c.name() + " " + c.kind() + (c.nullable() ? "" : " NOT NULL"))
                  .collect(Collectors.joining(", ")));
    }

    String names(List<Integer> positions) {
      return positions.stream().map(i -> columns.get(i).name()).collect(Collectors.joining(", "));
    }

    String add(Unique unique) {
      String list =
          unique.lower() ? "lower(" + names(unique.columns()) + ")" : names(unique.columns());
      String nulls = unique.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "";
      if (unique.form() == Form.INDEX) {
        return "CREATE UNIQUE INDEX %s ON %s (%s)%s%s;\n"
            .formatted(
                unique.name(),
                name,
                list,
                nulls,
                unique.where().map(i -> " WHERE " + columns.get(i).name() + " > 4").orElse(""));
      }
      return "ALTER TABLE %s ADD CONSTRAINT %s %s%s (%s)%s;\n"
          .formatted(
              name,
              unique.name(),
              unique.form() == Form.PRIMARY ? "PRIMARY KEY" : "UNIQUE",
              nulls,
              list,
              unique.deferrable() ? " DEFERRABLE INITIALLY DEFERRED" : "");
    }

    String insert(List<List<String>> rows) {
      return rows.isEmpty()
          ? ""
          : "INSERT INTO %s VALUES %s;\n"
              .formatted(
                  name,
                  rows.stream()
                      .map(
                          row ->
                              row.stream()
                                  .map(value -> value == null ? "NULL" : "'" + value + "'")
                                  .collect(Collectors.joining(", ", "(", ")")))
                      .collect(Collectors.joining(", ")));
    }
  }

  /**
   * A foreign key; {@code table} and {@code referenced} are positions of tables.
   *
   * @param columns in the order of {@code referencedColumns}
   */
  public record Reference(
      String name,
      int table,
      List<Integer> columns,
      int referenced,
      List<Integer> referencedColumns,
      boolean full,
      boolean notValid,
      String options) {

    /** Whether {@code row} may stand beside these rows of the referenced table. */
    boolean holds(List<String> row, List<List<String>> parents) {
      List<String> key = columns.stream().map(row::get).collect(Collectors.toList());
      boolean allNull = key.stream().allMatch(value -> value == null);
      if (key.contains(null)) {
        return allNull || !full;
      }
      return parents.stream()
          .anyMatch(
              parent ->
                  key.equals(Arrays.asList(referencedColumns.stream().map(parent::get).toArray())));
    }
  }

  String add(Reference reference) {
    TableShape table = tables.get(reference.table());
    TableShape referenced = tables.get(reference.referenced());
    return "ALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s)%s%s%s;\n"
        .formatted(
            table.name(),
            reference.name(),
            table.names(reference.columns()),
            referenced.name(),
            referenced.names(reference.referencedColumns()),
            reference.full() ? " MATCH FULL" : "",
            reference.options(),
            reference.notValid() ? " NOT VALID" : "");
  }
}
