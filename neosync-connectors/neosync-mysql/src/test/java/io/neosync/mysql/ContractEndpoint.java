package io.neosync.mysql;

import static java.util.stream.Collectors.joining;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.TestEndpoint;
import io.neosync.contract.TestRow;
import io.neosync.contract.TestTable;
import io.neosync.contract.mysql.MySqlDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A database of the contract's tests: what they say becomes SQL.
 *
 * @param witness the one connection by which they look and write; syncs have their own
 */
record ContractEndpoint(ContractEngine engine, MySqlDatabase database, Connection witness)
    implements TestEndpoint {

  private static final int BATCH = 100;

  static String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  @Override
  public Source source() {
    return MySql.at(database.dataSource());
  }

  /** Compares keys however few rows there are: few are all that most tests have. */
  @Override
  public Destination destination() {
    return MySql.at(database.dataSource())
        .thresholds(new Thresholds(Thresholds.MEASURED.truncate(), 0, 0));
  }

  @Override
  public void create(List<TestTable> tables) throws SQLException {
    for (TestTable table : tables) {
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
          "CREATE TABLE %s (%s) COLLATE utf8mb4_bin"
              .formatted(quoted(table.name()), String.join(", ", parts)));
    }
    for (TestTable table : tables) {
      for (TestTable.Reference reference : table.references()) {
        String key =
            names(
                strings(
                    "SELECT COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE"
                        + " WHERE TABLE_SCHEMA = DATABASE() AND CONSTRAINT_NAME = 'PRIMARY'"
                        + " AND TABLE_NAME = '"
                        + reference.table().replace("\\", "\\\\").replace("'", "''")
                        + "' ORDER BY ORDINAL_POSITION",
                    1));
        execute(
            "ALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s)"
                .formatted(
                    quoted(table.name()),
                    quoted(reference.name()),
                    quoted(reference.column()),
                    quoted(reference.table()),
                    key));
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = witness.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private static String definition(TestTable table, TestTable.Column column) {
    String type =
        switch (column.type()) {
          case INTEGER -> "INT";
          case LONG -> "BIGINT";
          case DECIMAL -> "DECIMAL(30, 10)";
          case NAME -> "VARCHAR(100)";
          case TEXT -> "LONGTEXT";
          case BINARY -> "LONGBLOB";
        };
    boolean generated = table.generatedKey() && table.primaryKey().contains(column.name());
    return quoted(column.name())
        + " "
        + type
        + (column.nullable() ? "" : " NOT NULL")
        + (generated ? " AUTO_INCREMENT" : "");
  }

  private static String names(List<String> names) {
    return names.stream().map(ContractEndpoint::quoted).collect(joining(", "));
  }

  private static String columns(TestTable table) {
    return names(table.columns().stream().map(TestTable.Column::name).toList());
  }

  @Override
  public void insert(TestTable table, Iterable<TestRow> rows) throws SQLException {
    String sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                quoted(table.name()),
                columns(table),
                table.columns().stream().map(column -> "?").collect(joining(", ")));
    execute("SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')");
    try (PreparedStatement statement = witness.prepareStatement(sql)) {
      witness.setAutoCommit(false);
      int open = 0;
      for (TestRow row : rows) {
        for (int i = 0; i < row.values().size(); i++) {
          statement.setObject(i + 1, row.values().get(i));
        }
        statement.addBatch();
        if (++open % BATCH == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
    } finally {
      witness.setAutoCommit(true); // which commits
    }
  }

  @Override
  public long insertGenerated(TestTable table) throws SQLException {
    try (Statement statement = witness.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO " + quoted(table.name()) + " () VALUES ()", Statement.RETURN_GENERATED_KEYS);
      try (ResultSet key = statement.getGeneratedKeys()) {
        key.next();
        return key.getLong(1);
      }
    }
  }

  @Override
  public List<TestRow> rows(TestTable table) throws SQLException {
    try (Statement statement = witness.createStatement();
        ResultSet cursor =
            statement.executeQuery(
                "SELECT %s FROM %s".formatted(columns(table), quoted(table.name())))) {
      List<TestRow> rows = new ArrayList<>();
      while (cursor.next()) {
        Object[] values = new Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = cursor.getObject(i + 1);
        }
        rows.add(TestRow.of(values));
      }
      return rows;
    }
  }

  /** But for the counters, which every insertion moves, also one that is undone. */
  @Override
  public List<String> definitions() throws SQLException {
    List<String> definitions = new ArrayList<>();
    for (String table : tables()) {
      definitions.add(
          strings("SHOW CREATE TABLE " + quoted(table), 2)
              .get(0)
              .replaceFirst(" AUTO_INCREMENT=\\d+", ""));
    }
    return definitions;
  }

  private List<String> tables() throws SQLException {
    return strings("SHOW TABLES", 1);
  }

  private List<String> strings(String sql, int column) throws SQLException {
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
  public List<String> leftovers() throws SQLException {
    List<String> left =
        strings(
            "SELECT CONCAT('connection ', ID, ': ', COMMAND) FROM information_schema.PROCESSLIST"
                + " WHERE DB = DATABASE() AND ID <> CONNECTION_ID()",
            1);
    tables().stream()
        .filter(table -> table.startsWith("neosync_"))
        .forEach(table -> left.add("table " + table));
    return left;
  }

  @Override
  public void killSessions() throws SQLException {
    List<String> sessions =
        strings(
            "SELECT ID FROM information_schema.PROCESSLIST"
                + " WHERE DB = DATABASE() AND ID <> CONNECTION_ID()",
            1);
    for (String session : sessions) {
      try {
        execute("KILL " + session);
      } catch (SQLException e) {
        if (e.getErrorCode() != 1094) { // it is gone already
          throw e;
        }
      }
    }
  }

  @Override
  public Optional<String> address() {
    return Optional.of(String.join("\n", database.url(), database.user(), database.password()));
  }

  @Override
  public Optional<Source> refusing(String password) {
    return Optional.of(MySql.at(database.url(), "nobody", password));
  }

  @Override
  public void close() throws SQLException {
    if (leftovers().isEmpty()) {
      execute("SET SESSION foreign_key_checks = 0");
      for (String table : tables()) {
        execute("DROP TABLE " + quoted(table));
      }
      execute("SET SESSION foreign_key_checks = 1");
      engine.keep(this);
    } else {
      drop();
    }
  }

  void drop() throws SQLException {
    try (database;
        witness) {
      // Both, even when one fails.
    }
  }
}
