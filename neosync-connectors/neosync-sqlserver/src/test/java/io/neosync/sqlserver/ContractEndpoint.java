package io.neosync.sqlserver;

import static java.util.stream.Collectors.joining;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.TestEndpoint;
import io.neosync.contract.TestRow;
import io.neosync.contract.TestTable;
import io.neosync.contract.TestTable.Column;
import io.neosync.contract.sqlserver.SqlServerDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A database for the contract, with a connection of the witness's own. */
final class ContractEndpoint implements TestEndpoint {

  private static final int BATCH = 500;

  /** As every contract compares text: by its characters. */
  private static final String COLLATION = " COLLATE Latin1_General_100_BIN2";

  private static final String DEFINITIONS =
      """
      SELECT CONCAT(t.name, '.', c.name, ' ', y.name, ' ', c.max_length, ' ', c.is_nullable, ' ',
        c.is_identity) FROM sys.columns AS c JOIN sys.tables AS t ON t.object_id = c.object_id
        JOIN sys.types AS y ON y.user_type_id = c.user_type_id
      UNION ALL SELECT CONCAT(t.name, ' index ', i.name, ' ', i.is_unique, ' ', i.is_disabled)
        FROM sys.indexes AS i JOIN sys.tables AS t ON t.object_id = i.object_id
      UNION ALL SELECT CONCAT(t.name, ' key ', f.name, ' ', f.is_disabled, ' ', f.is_not_trusted)
        FROM sys.foreign_keys AS f JOIN sys.tables AS t ON t.object_id = f.parent_object_id
      UNION ALL SELECT CONCAT(t.name, ' check ', k.name, ' ', k.is_disabled, ' ', k.is_not_trusted)
        FROM sys.check_constraints AS k JOIN sys.tables AS t ON t.object_id = k.parent_object_id
      UNION ALL SELECT CONCAT(t.name, ' trigger ', g.name, ' ', g.is_disabled)
        FROM sys.triggers AS g JOIN sys.tables AS t ON t.object_id = g.parent_id
      """;

  private final ContractEngine engine;
  private final SqlServerDatabase database;
  private final Connection witness;

  ContractEndpoint(ContractEngine engine, SqlServerDatabase database, Connection witness) {
    this.engine = engine;
    this.database = database;
    this.witness = witness;
  }

  static String quoted(String name) {
    return '[' + name.replace("]", "]]") + ']';
  }

  @Override
  public Source source() {
    return SqlServer.at(database.dataSource());
  }

  @Override
  public Destination destination() {
    return SqlServer.at(database.dataSource());
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
      execute("CREATE TABLE %s (%s)".formatted(quoted(table.name()), String.join(", ", parts)));
    }
    for (TestTable table : tables) {
      for (TestTable.Reference reference : table.references()) {
        execute(
            "ALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s"
                .formatted(
                    quoted(table.name()),
                    quoted(reference.name()),
                    quoted(reference.column()),
                    referenced(tables, reference.table())));
      }
    }
  }

  /** A key that was created in an earlier call is the one that the server finds by itself. */
  private static String referenced(List<TestTable> tables, String name) {
    return quoted(name)
        + tables.stream()
            .filter(table -> table.name().equals(name))
            .map(table -> " (" + names(table.primaryKey()) + ")")
            .findFirst()
            .orElse("");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = witness.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private static String definition(TestTable table, Column column) {
    String type =
        switch (column.type()) {
          case INTEGER -> "int";
          case LONG -> "bigint";
          case DECIMAL -> "decimal(30, 10)";
          case NAME -> "nvarchar(100)" + COLLATION;
          case TEXT -> "nvarchar(max)" + COLLATION;
          case BINARY -> "varbinary(max)";
        };
    boolean generated = table.generatedKey() && table.primaryKey().contains(column.name());
    return quoted(column.name())
        + " "
        + type
        + (generated ? " IDENTITY(1, 1)" : "")
        + (column.nullable() ? " NULL" : " NOT NULL");
  }

  private static String names(List<String> names) {
    return names.stream().map(ContractEndpoint::quoted).collect(joining(", "));
  }

  private static String columns(TestTable table) {
    return names(table.columns().stream().map(Column::name).toList());
  }

  @Override
  public void insert(TestTable table, Iterable<TestRow> rows) throws SQLException {
    String name = quoted(table.name());
    String sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                name,
                columns(table),
                table.columns().stream().map(column -> "?").collect(joining(", ")));
    if (table.generatedKey()) {
      execute("SET IDENTITY_INSERT " + name + " ON");
    }
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
      if (table.generatedKey()) {
        execute("SET IDENTITY_INSERT " + name + " OFF");
      }
    }
  }

  private static void set(PreparedStatement statement, int index, Column column, Object value)
      throws SQLException {
    switch (column.type()) {
      case DECIMAL -> statement.setObject(index, value, java.sql.Types.DECIMAL, 10);
      case BINARY -> statement.setBytes(index, (byte[]) value);
      case NAME, TEXT -> statement.setNString(index, (String) value);
      case INTEGER -> statement.setObject(index, value, java.sql.Types.INTEGER);
      case LONG -> statement.setObject(index, value, java.sql.Types.BIGINT);
    }
  }

  @Override
  public long insertGenerated(TestTable table) throws SQLException {
    execute("INSERT INTO %s DEFAULT VALUES".formatted(quoted(table.name())));
    return Long.parseLong(strings("SELECT CAST(@@IDENTITY AS bigint)").get(0));
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

  @Override
  public List<String> definitions() throws SQLException {
    return strings(DEFINITIONS).stream().sorted().toList();
  }

  private List<String> strings(String sql) throws SQLException {
    try (Statement statement = witness.createStatement();
        ResultSet cursor = statement.executeQuery(sql)) {
      List<String> strings = new ArrayList<>();
      while (cursor.next()) {
        strings.add(cursor.getString(1));
      }
      return strings;
    }
  }

  private List<String> sessions() throws SQLException {
    return strings(
        "SELECT CAST(session_id AS nvarchar(20)) FROM sys.dm_exec_sessions"
            + " WHERE database_id = DB_ID() AND session_id <> @@SPID");
  }

  /** Temporary tables go with the connection that made them. */
  @Override
  public List<String> leftovers() throws SQLException {
    List<String> left = new ArrayList<>();
    sessions().forEach(session -> left.add("connection " + session));
    strings("SELECT name FROM sys.tables WHERE name LIKE 'neosync[_]%'")
        .forEach(table -> left.add("table " + table));
    return left;
  }

  @Override
  public void killSessions() throws SQLException {
    for (String session : sessions()) {
      try {
        execute("KILL " + session);
      } catch (SQLException e) {
        if (sessions().contains(session)) {
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
    return Optional.of(SqlServer.at(database.url(), "nobody", password));
  }

  @Override
  public void close() throws SQLException {
    if (leftovers().isEmpty()) {
      database.clear();
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
