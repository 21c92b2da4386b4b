package io.neosync.contract.sql;

import static java.util.stream.Collectors.joining;

import io.neosync.Source;
import io.neosync.contract.TestEndpoint;
import io.neosync.contract.TestRow;
import io.neosync.contract.TestTable;
import io.neosync.contract.TestType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database of the contract's tests: what they say becomes SQL. */
public abstract class SqlEndpoint implements TestEndpoint {

  private static final int BATCH = 100;

  private final SqlEngine<?> engine;
  private final SqlDatabase database;
  private final Connection witness;
  private final Map<String, List<String>> keys = new HashMap<>();

  /** Opens the one connection by which tests look and write; syncs have their own. */
  protected SqlEndpoint(SqlEngine<?> engine, SqlDatabase database) throws SQLException {
    this.engine = engine;
    this.database = database;
    this.witness = database.connection();
  }

  protected final Connection witness() {
    return witness;
  }

  /** The type of a column as the engine writes it. */
  protected abstract String type(TestType type);

  /** What makes the engine give a row without a key the next number; behind the type. */
  protected abstract String generated();

  /** What follows the columns and keys of a table. */
  protected String tableOptions() {
    return "";
  }

  @Override
  public final void create(List<TestTable> tables) throws SQLException {
    for (TestTable table : tables) {
      keys.put(table.name(), table.primaryKey());
      List<String> parts = new ArrayList<>();
      table.columns().forEach(column -> parts.add(definition(table, column)));
      parts.add("PRIMARY KEY (%s)".formatted(names(table.primaryKey())));
      table
          .uniques()
          .forEach(
              unique ->
                  parts.add(
                      "CONSTRAINT %s UNIQUE (%s)"
                          .formatted(quoted(unique.name()), quoted(unique.column()))));
      execute(
          "CREATE TABLE %s (%s)%s"
              .formatted(quoted(table.name()), String.join(", ", parts), tableOptions()));
    }
    for (TestTable table : tables) {
      for (TestTable.Reference reference : table.references()) {
        execute(
            "ALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s)"
                .formatted(
                    quoted(table.name()),
                    quoted(reference.name()),
                    quoted(reference.column()),
                    quoted(reference.table()),
                    names(keys.getOrDefault(reference.table(), List.of()))));
      }
    }
  }

  private String definition(TestTable table, TestTable.Column column) {
    boolean generated = table.generatedKey() && table.primaryKey().contains(column.name());
    return "%s %s%s%s"
        .formatted(
            quoted(column.name()),
            type(column.type()),
            generated ? " " + generated() : "",
            column.nullable() ? " NULL" : " NOT NULL");
  }

  protected final String quoted(String name) {
    return engine.quoted(name);
  }

  protected final String names(List<String> names) {
    return names.stream().map(this::quoted).collect(joining(", "));
  }

  private String columns(TestTable table) {
    return names(table.columns().stream().map(TestTable.Column::name).toList());
  }

  /** Runs a statement by the witness. */
  protected final void execute(String sql) throws SQLException {
    try (Statement statement = witness.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** One column of all rows that the witness sees. */
  protected final List<String> strings(String sql, int column) throws SQLException {
    try (Statement statement = witness.createStatement();
        ResultSet cursor = statement.executeQuery(sql)) {
      List<String> strings = new ArrayList<>();
      while (cursor.next()) {
        strings.add(cursor.getString(column));
      }
      return strings;
    }
  }

  @Override
  public void insert(TestTable table, Iterable<TestRow> rows) throws SQLException {
    String sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                quoted(table.name()),
                columns(table),
                table.columns().stream().map(column -> "?").collect(joining(", ")));
    try (PreparedStatement statement = witness.prepareStatement(sql)) {
      witness.setAutoCommit(false);
      int open = 0;
      for (TestRow row : rows) {
        for (int i = 0; i < row.values().size(); i++) {
          set(statement, i + 1, table.columns().get(i), row.values().get(i));
        }
        statement.addBatch();
        if (++open % BATCH == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
      witness.commit();
    } finally {
      if (!witness.getAutoCommit()) {
        witness.rollback();
        witness.setAutoCommit(true);
      }
    }
  }

  /** Gives a placeholder its value, which may be null. */
  protected void set(
      PreparedStatement statement, int index, TestTable.Column column, @Nullable Object value)
      throws SQLException {
    statement.setObject(index, value);
  }

  @Override
  public final List<TestRow> rows(TestTable table) throws SQLException {
    try (Statement statement = witness.createStatement();
        ResultSet cursor =
            statement.executeQuery(
                "SELECT %s FROM %s".formatted(columns(table), quoted(table.name())))) {
      List<TestRow> rows = new ArrayList<>();
      while (cursor.next()) {
        @Nullable Object[] values = new Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = cursor.getObject(i + 1);
        }
        rows.add(TestRow.of(values));
      }
      return rows;
    }
  }

  @Override
  public final Optional<String> address() {
    return Optional.of(String.join("\n", database.url(), database.user(), database.password()));
  }

  @Override
  public final Optional<Source> refusing(String password) {
    return Optional.of(engine.at(database.url(), "nobody", password));
  }

  /** Drops all tables, which is faster than another database. */
  protected abstract void clear() throws SQLException;

  @Override
  public final void close() throws SQLException {
    if (leftovers().isEmpty()) {
      clear();
      engine.keep(this);
    } else {
      drop();
    }
  }

  /** As {@link TestEndpoint#leftovers}, of what the witness can see. */
  @Override
  public abstract List<String> leftovers() throws SQLException;

  final void drop() throws SQLException {
    try (database;
        witness) {
      // Both, even when one fails.
    }
  }
}
