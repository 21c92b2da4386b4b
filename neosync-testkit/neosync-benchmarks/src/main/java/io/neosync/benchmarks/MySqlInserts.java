package io.neosync.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;

/**
 * What mysqldump's extended inserts do, through JDBC: a cursor, and batches that the driver
 * rewrites to INSERTs of many rows, in one transaction for each table.
 */
final class MySqlInserts implements Way.Work {

  private static final int BATCH = 4_096;

  private final MySqlShop shop;

  MySqlInserts(MySqlShop shop) {
    this.shop = shop;
  }

  /** Empties the tables; children may stand before parents there. */
  static void empty(Statement statement) throws SQLException {
    statement.execute("SET SESSION foreign_key_checks = 0");
    for (String table : MySqlShop.TABLES) {
      statement.execute("TRUNCATE TABLE " + table);
    }
    statement.execute("SET SESSION foreign_key_checks = 1");
  }

  @Override
  public void run() throws SQLException {
    try (Connection from = shop.source().connection();
        Connection to =
            MySqlShop.connect(
                shop.destination(), dataSource -> dataSource.setRewriteBatchedStatements(true));
        Statement statement = to.createStatement()) {
      empty(statement);
      to.setAutoCommit(false);
      for (String table : MySqlShop.TABLES) {
        copy(from, to, table);
        to.commit();
      }
    }
  }

  private static void copy(Connection from, Connection to, String table) throws SQLException {
    try (Statement select = from.createStatement()) {
      select.setFetchSize(Integer.MIN_VALUE);
      try (ResultSet rows = select.executeQuery("SELECT * FROM " + table)) {
        int columns = rows.getMetaData().getColumnCount();
        String places = String.join(", ", Collections.nCopies(columns, "?"));
        try (PreparedStatement insert =
            to.prepareStatement("INSERT INTO %s VALUES (%s)".formatted(table, places))) {
          int open = 0;
          while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
              insert.setString(column, rows.getString(column));
            }
            insert.addBatch();
            open++;
            if (open == BATCH) {
              insert.executeBatch();
              open = 0;
            }
          }
          insert.executeBatch();
        }
      }
    }
  }
}
