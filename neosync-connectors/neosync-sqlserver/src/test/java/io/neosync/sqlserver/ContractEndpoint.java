package io.neosync.sqlserver;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.TestRow;
import io.neosync.contract.TestTable;
import io.neosync.contract.TestTable.Column;
import io.neosync.contract.TestType;
import io.neosync.contract.sql.SqlEndpoint;
import io.neosync.contract.sqlserver.SqlServerDatabase;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database of the contract's tests. */
final class ContractEndpoint extends SqlEndpoint {

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

  private final SqlServerDatabase database;

  ContractEndpoint(ContractEngine engine, SqlServerDatabase database) throws SQLException {
    super(engine, database);
    this.database = database;
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
  protected String type(TestType type) {
    return switch (type) {
      case INTEGER -> "int";
      case LONG -> "bigint";
      case DECIMAL -> "decimal(30, 10)";
      case NAME -> "nvarchar(100)" + COLLATION;
      case TEXT -> "nvarchar(max)" + COLLATION;
      case BINARY -> "varbinary(max)";
    };
  }

  @Override
  protected String generated() {
    return "IDENTITY(1, 1)";
  }

  @Override
  public void insert(TestTable table, Iterable<TestRow> rows) throws SQLException {
    if (!table.generatedKey()) {
      super.insert(table, rows);
      return;
    }
    execute("SET IDENTITY_INSERT " + quoted(table.name()) + " ON");
    try {
      super.insert(table, rows);
    } finally {
      execute("SET IDENTITY_INSERT " + quoted(table.name()) + " OFF");
    }
  }

  @Override
  protected void set(PreparedStatement statement, int index, Column column, Object value)
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
    return Long.parseLong(strings("SELECT CAST(@@IDENTITY AS bigint)", 1).get(0));
  }

  @Override
  public List<String> definitions() throws SQLException {
    return strings(DEFINITIONS, 1).stream().sorted().toList();
  }

  private List<String> sessions() throws SQLException {
    return strings(
        "SELECT CAST(session_id AS nvarchar(20)) FROM sys.dm_exec_sessions"
            + " WHERE database_id = DB_ID() AND session_id <> @@SPID",
        1);
  }

  /** Temporary tables go with the connection that made them. */
  @Override
  public List<String> leftovers() throws SQLException {
    List<String> left = new ArrayList<>();
    sessions().forEach(session -> left.add("connection " + session));
    strings("SELECT name FROM sys.tables WHERE name LIKE 'neosync[_]%'", 1)
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
  protected void clear() throws SQLException {
    database.clear();
  }
}
