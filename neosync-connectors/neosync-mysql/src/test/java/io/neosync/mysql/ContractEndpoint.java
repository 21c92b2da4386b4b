package io.neosync.mysql;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.TestRow;
import io.neosync.contract.TestTable;
import io.neosync.contract.TestType;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.sql.SqlEndpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database of the contract's tests. */
final class ContractEndpoint extends SqlEndpoint {

  private static final int NO_SUCH_THREAD = 1094;

  private final MySqlDatabase database;

  ContractEndpoint(ContractEngine engine, MySqlDatabase database) throws SQLException {
    super(engine, database);
    this.database = database;
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
  protected String type(TestType type) {
    return switch (type) {
      case INTEGER -> "INT";
      case LONG -> "BIGINT";
      case DECIMAL -> "DECIMAL(30, 10)";
      case NAME -> "VARCHAR(100)";
      case TEXT -> "LONGTEXT";
      case BINARY -> "LONGBLOB";
    };
  }

  @Override
  protected String generated() {
    return "AUTO_INCREMENT";
  }

  @Override
  protected String tableOptions() {
    return " COLLATE utf8mb4_bin";
  }

  @Override
  public void insert(TestTable table, Iterable<TestRow> rows) throws SQLException {
    execute("SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')");
    super.insert(table, rows);
  }

  @Override
  public long insertGenerated(TestTable table) throws SQLException {
    try (Statement statement = witness().createStatement()) {
      statement.executeUpdate(
          "INSERT INTO " + quoted(table.name()) + " () VALUES ()", Statement.RETURN_GENERATED_KEYS);
      try (ResultSet key = statement.getGeneratedKeys()) {
        key.next();
        return key.getLong(1);
      }
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
        if (e.getErrorCode() != NO_SUCH_THREAD) {
          throw e;
        }
      }
    }
  }

  @Override
  protected void clear() throws SQLException {
    execute("SET SESSION foreign_key_checks = 0");
    for (String table : tables()) {
      execute("DROP TABLE " + quoted(table));
    }
    execute("SET SESSION foreign_key_checks = 1");
  }
}
