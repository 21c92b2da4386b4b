package io.neosync.benchmarks;

import io.neosync.contract.postgres.TestDatabase;
import io.neosync.postgres.Postgres;
import io.neosync.spi.Baseline;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.dbunit.database.DatabaseConfig;
import org.dbunit.database.DatabaseConnection;
import org.dbunit.dataset.CachedDataSet;
import org.dbunit.dataset.IDataSet;
import org.dbunit.ext.postgresql.PostgresqlDataTypeFactory;
import org.dbunit.operation.DatabaseOperation;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** The ways to bring a database of tests back, all of them with the data in memory. */
final class ResetContenders implements AutoCloseable {

  /**
   * @param name for people
   * @param work is told which tables the test changed
   */
  record Reset(String name, Work work) {
    void run(List<String> changed) throws Exception {
      work.run(changed);
    }
  }

  /** One reset. */
  interface Work {
    void run(List<String> changed) throws Exception;
  }

  private final Baseline baseline;
  private final Connection byHand;
  private final Connection plain;
  private final Connection batched;
  private final RiderReset rider;
  private final List<Reset> all = new ArrayList<>();

  ResetContenders(TestDatabase database) throws Exception {
    baseline = Postgres.at(database.dataSource()).remember();
    PGSimpleDataSource simple = database.dataSource();
    simple.setPreferQueryMode(PreferQueryMode.SIMPLE);
    byHand = simple.getConnection();
    plain = database.connection();
    batched = database.connection();
    List<String> inserts = inserts();
    all.add(new Reset("by hand", changed -> execute(known(changed, inserts))));
    all.add(new Reset("neosync", changed -> baseline.restore()));
    String script =
        "BEGIN; TRUNCATE "
            + String.join(", ", ResetShop.TABLES)
            + ";\n"
            + String.join(";\n", inserts)
            + "; COMMIT";
    all.add(new Reset("SQL script", changed -> execute(script)));
    all.add(dbUnit("DbUnit", plain, false));
    all.add(dbUnit("DbUnit batched", batched, true));
    rider = new RiderReset(database);
    all.add(new Reset("Database Rider", changed -> rider.run()));
  }

  List<Reset> all() {
    return Collections.unmodifiableList(all);
  }

  /** A multi-row INSERT for each table. */
  private List<String> inserts() throws SQLException {
    List<String> inserts = new ArrayList<>();
    try (Statement statement = byHand.createStatement()) {
      for (String table : ResetShop.TABLES) {
        try (ResultSet row =
            statement.executeQuery(
                "SELECT string_agg(format('(%L,%L,%L,%L,%L,%L,%L)', id, parent_id, name, amount,"
                    + " created, active, note), ',' ORDER BY id) FROM "
                    + table)) {
          row.next();
          inserts.add("INSERT INTO " + table + " VALUES " + row.getString(1));
        }
      }
    }
    return inserts;
  }

  /** What nobody can do without knowing which tables a test changes. */
  private static String known(List<String> changed, List<String> inserts) {
    return changed.stream()
        .map(table -> "DELETE FROM " + table + "; " + inserts.get(ResetShop.TABLES.indexOf(table)))
        .collect(
            Collectors.joining(
                "; ", "BEGIN; SET LOCAL session_replication_role = replica; ", "; COMMIT"));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = byHand.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private static Reset dbUnit(String name, Connection connection, boolean batches)
      throws Exception {
    DatabaseConnection database = new DatabaseConnection(connection, "public");
    DatabaseConfig config = database.getConfig();
    config.setProperty(DatabaseConfig.PROPERTY_DATATYPE_FACTORY, new PostgresqlDataTypeFactory());
    config.setProperty(DatabaseConfig.FEATURE_BATCHED_STATEMENTS, batches);
    IDataSet seed =
        new CachedDataSet(database.createDataSet(ResetShop.TABLES.toArray(String[]::new)));
    return new Reset(
        name,
        changed -> {
          connection.setAutoCommit(false);
          DatabaseOperation.CLEAN_INSERT.execute(database, seed);
          connection.commit();
        });
  }

  @Override
  public void close() throws Exception {
    try (baseline;
        byHand;
        plain;
        batched;
        rider) {
      all.clear();
    }
  }
}
