package io.neosync.benchmarks;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGProperty;

/**
 * Rows read with a cursor and written as multi-row INSERTs, which the driver makes out of batches,
 * into the tables with all their keys, indexes and foreign keys: what most programs do.
 */
record BatchedInsert(Dataset dataset) implements Contender {

  /** The driver joins rows in powers of two. */
  private static final int BATCH = 1024;

  @Override
  public String name() {
    return "insert";
  }

  @Override
  public Pace pace() {
    return Pace.FEWER_ROUNDS;
  }

  @Override
  public void run(Databases databases) throws Exception {
    Properties properties = new Properties();
    PGProperty.REWRITE_BATCHED_INSERTS.set(properties, true);
    try (TransactionPair pair = TransactionPair.open(databases, properties)) {
      pair.truncate(dataset.tables());
      for (String table : dataset.tables()) {
        insert(pair, table);
      }
      pair.commit();
    }
  }

  private static void insert(TransactionPair pair, String table) throws SQLException {
    try (Statement query = pair.source().createStatement()) {
      query.setFetchSize(BATCH);
      try (ResultSet rows = query.executeQuery("SELECT * FROM " + table);
          PreparedStatement insert =
              pair.destination().prepareStatement(insertInto(table, rows.getMetaData()))) {
        int columns = rows.getMetaData().getColumnCount();
        int batched = 0;
        while (rows.next()) {
          for (int column = 1; column <= columns; column++) {
            insert.setObject(column, rows.getObject(column));
          }
          insert.addBatch();
          if (++batched % BATCH == 0) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
    }
  }

  private static String insertInto(String table, ResultSetMetaData columns) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      names.add(columns.getColumnName(column));
    }
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            table,
            String.join(", ", names),
            String.join(", ", Collections.nCopies(names.size(), "?")));
  }
}
