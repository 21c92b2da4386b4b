package io.neosync.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * A table in no engine's words. Each method gives a new value.
 *
 * @param columns in the order of the values in a {@link TestRow}
 * @param primaryKey names of its columns, one or more; they are not null
 * @param generatedKey whether the engine gives a row without a key the next number
 * @param uniques other keys; only where the engine has {@link Behaviour#UNIQUE_KEYS}
 * @param references foreign keys; only where the engine has {@link Behaviour#FOREIGN_KEYS}
 */
public record TestTable(
    String name,
    List<Column> columns,
    List<String> primaryKey,
    boolean generatedKey,
    List<Unique> uniques,
    List<Reference> references) {

  /**
   * @param nullable whether it may be null; all may be where the engine does not have {@link
   *     Behaviour#DECLARED_COLUMNS}
   */
  public record Column(String name, TestType type, boolean nullable) {}

  /** A unique constraint with a name. */
  public record Unique(String name, String column) {}

  /** A foreign key with a name: values of {@code column} are primary keys of {@code table}. */
  public record Reference(String name, String column, String table) {}

  public TestTable {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    uniques = List.copyOf(uniques);
    references = List.copyOf(references);
  }

  /** A table with an integer {@code id} as primary key. */
  static TestTable of(String name) {
    return new TestTable(name, List.of(), List.of("id"), false, List.of(), List.of())
        .required("id", TestType.INTEGER);
  }

  /** A table whose integer {@code id} is given by the engine where a row has none. */
  static TestTable generating(String name) {
    TestTable table = of(name);
    return new TestTable(name, table.columns, table.primaryKey, true, List.of(), List.of());
  }

  TestTable column(String column, TestType type) {
    return with(new Column(column, type, true));
  }

  TestTable required(String column, TestType type) {
    return with(new Column(column, type, false));
  }

  private TestTable with(Column column) {
    return new TestTable(
        name, plus(columns, column), primaryKey, generatedKey, uniques, references);
  }

  TestTable key(String... names) {
    return new TestTable(name, columns, List.of(names), generatedKey, uniques, references);
  }

  TestTable unique(String constraint, String column) {
    return new TestTable(
        name,
        columns,
        primaryKey,
        generatedKey,
        plus(uniques, new Unique(constraint, column)),
        references);
  }

  TestTable reference(String constraint, String column, String table) {
    return new TestTable(
        name,
        columns,
        primaryKey,
        generatedKey,
        uniques,
        plus(references, new Reference(constraint, column, table)));
  }

  /** The same table with its primary key and nothing else to keep rows out. */
  TestTable lax() {
    return new TestTable(name, columns, primaryKey, generatedKey, List.of(), List.of());
  }

  /** Whether a column takes part in a key, primary or not. */
  public boolean inKey(Column column) {
    return primaryKey.contains(column.name())
        || uniques.stream().anyMatch(unique -> unique.column().equals(column.name()));
  }

  private static <T> List<T> plus(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return longer;
  }
}
