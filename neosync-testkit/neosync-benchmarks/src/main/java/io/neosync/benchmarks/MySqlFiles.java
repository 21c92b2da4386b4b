package io.neosync.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code LOAD DATA LOCAL} from files that were written before, with the server's defaults: neither
 * reading nor encoding is measured.
 */
final class MySqlFiles implements Way.Work {

  private final MySqlShop shop;
  private final Map<String, Path> files = new HashMap<>();

  MySqlFiles(MySqlShop shop) {
    this.shop = shop;
  }

  /** Writes the files; later calls do nothing. */
  void write() throws SQLException, IOException {
    for (String table : MySqlShop.TABLES) {
      if (!files.containsKey(table)) {
        Path file = Files.createTempFile("neosync-benchmark-", ".tsv");
        file.toFile().deleteOnExit();
        files.put(table, file);
        write(table, file);
      }
    }
  }

  private void write(String table, Path file) throws SQLException, IOException {
    try (Connection connection = shop.source().connection();
        Statement statement = connection.createStatement();
        BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      statement.setFetchSize(Integer.MIN_VALUE);
      try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int column = 1; column <= columns; column++) {
            String value = rows.getString(column);
            writer.write(column == 1 ? "" : "\t");
            writer.write(
                value == null
                    ? "\\N"
                    : value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
          }
          writer.write('\n');
        }
      }
    }
  }

  @Override
  public void run() throws SQLException, IOException {
    write();
    try (Connection connection =
            MySqlShop.connect(
                shop.destination(), dataSource -> dataSource.setAllowLoadLocalInfile(true));
        Statement statement = connection.createStatement()) {
      MySqlInserts.empty(statement);
      for (String table : MySqlShop.TABLES) {
        statement.execute(
            "LOAD DATA LOCAL INFILE '%s' INTO TABLE %s CHARACTER SET utf8mb4"
                .formatted(files.get(table), table));
        if (statement.getWarnings() != null) {
          throw new SQLException(table, statement.getWarnings());
        }
      }
    }
  }
}
