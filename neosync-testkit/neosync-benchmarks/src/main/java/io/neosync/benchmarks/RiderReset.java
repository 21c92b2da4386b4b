package io.neosync.benchmarks;

import com.github.database.rider.core.api.configuration.Orthography;
import com.github.database.rider.core.api.dataset.DataSetExecutor;
import com.github.database.rider.core.configuration.DBUnitConfig;
import com.github.database.rider.core.configuration.DataSetConfig;
import com.github.database.rider.core.dataset.DataSetExecutorImpl;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.junit.fixtures.Fixtures;
import io.neosync.postgres.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Database Rider as its annotation {@code @DataSet} uses it, with its defaults: the strategy
 * CLEAN_INSERT, one connection, a YAML file with all tables that is read for each test.
 */
final class RiderReset implements AutoCloseable {

  private final Path folder;
  private final Connection connection;
  private final DataSetExecutor executor;
  private final DataSetConfig config;

  RiderReset(TestDatabase database) throws Exception {
    folder = Files.createTempDirectory("neosync-rider");
    Fixtures.record(Postgres.at(database.dataSource()), folder).build().run();
    StringBuilder tables = new StringBuilder();
    for (String table : ResetShop.TABLES) {
      tables.append(table).append(":\n").append(Files.readString(folder.resolve(table + ".yaml")));
    }
    // DbUnit reads zones in this form only.
    String zones = tables.toString().replace("+00\"", " +0000\"");
    Path file = Files.writeString(folder.resolve("shop.yml"), zones);
    connection = database.connection();
    // PostgreSQL's names are in lower case; with the default it takes every table for a cycle.
    DBUnitConfig lowerCase =
        new DBUnitConfig("test-resets").caseInsensitiveStrategy(Orthography.LOWERCASE);
    executor = DataSetExecutorImpl.instance("test-resets", () -> connection, lowerCase);
    config = new DataSetConfig(file.toUri().toString());
  }

  void run() {
    executor.createDataSet(config);
  }

  @Override
  public void close() throws Exception {
    connection.close();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      // A file of the temporary folder stays.
    }
  }
}
