package io.neosync.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.JdbcConnection;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.neosync.Sync;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A caller's connections come back as they were lent, whether or not the run succeeds. */
class BorrowedConnectionTest {

  private static final String SCHEMA =
      "CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE t (id INT PRIMARY KEY, p INT, x INT,"
          + " CONSTRAINT t_p FOREIGN KEY (p) REFERENCES p (id), UNIQUE KEY (x));";

  abstract static class Cases {

    private final MySqlEngine engine;

    Cases(MySqlEngine engine) {
      this.engine = engine;
    }

    @Test
    void afterARun() throws SQLException {
      try (Pair pair = Pair.on(engine, SCHEMA)) {
        pair.source().execute("INSERT INTO p VALUES (1); INSERT INTO t VALUES (1, 1, 1)");
        comesBack(pair, true);
        assertThat(pair.there("SELECT * FROM t")).containsExactly("1|1|1");
      }
    }

    @Test
    void afterARunThatFails() throws SQLException {
      try (Pair pair = Pair.on(engine, SCHEMA)) {
        pair.source().execute("SET SESSION foreign_key_checks = 0; INSERT INTO t VALUES (1, 7, 1)");
        pair.destination().execute("INSERT INTO p VALUES (1); INSERT INTO t VALUES (9, 1, 9)");
        comesBack(pair, false);
        assertThat(pair.there("SELECT * FROM t")).containsExactly("9|1|9");
      }
    }

    private static void comesBack(Pair pair, boolean succeeds) throws SQLException {
      try (HikariDataSource source = poolOfOne(pair.source());
          HikariDataSource destination = poolOfOne(pair.destination())) {
        List<String> sourceBefore = state(source);
        List<String> destinationBefore = state(destination);
        Sync sync =
            Sync.from(MySql.at(source)).to(MySql.at(destination)).onConflictDoNothing().build();

        if (succeeds) {
          sync.run();
        } else {
          assertThatThrownBy(sync::run).hasMessageContaining("violate foreign keys");
        }

        assertThat(state(source)).isEqualTo(sourceBefore);
        assertThat(state(destination)).isEqualTo(destinationBefore);
      }
    }

    /** One connection with settings of its caller's own. */
    private static HikariDataSource poolOfOne(MySqlDatabase database) throws SQLException {
      HikariConfig config = new HikariConfig();
      config.setDataSource(database.dataSource());
      config.setMaximumPoolSize(1);
      config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
      HikariDataSource pool = new HikariDataSource(config);
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "SET SESSION sql_mode = 'ANSI_QUOTES', time_zone = '-03:00', sql_select_limit = 5,"
                + " net_read_timeout = 31, foreign_key_checks = 1, character_set_results = latin1,"
                + " sql_safe_updates = 1");
      }
      return pool;
    }

    private static List<String> state(HikariDataSource pool) throws SQLException {
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        List<String> state = new ArrayList<>();
        state.add("autocommit " + connection.getAutoCommit());
        state.add("isolation " + connection.getTransactionIsolation());
        state.add("read-only " + connection.isReadOnly());
        state.add(
            "local data "
                + connection
                    .unwrap(JdbcConnection.class)
                    .getPropertySet()
                    .getBooleanProperty(PropertyKey.allowLoadLocalInfile)
                    .getValue());
        statement.execute("SET SESSION sql_select_limit = 100000");
        try (ResultSet rows = statement.executeQuery("SHOW SESSION VARIABLES")) {
          while (rows.next()) {
            // What counts or tells the time is not a setting.
            if (!rows.getString(1)
                .matches(
                    "timestamp|.*_id|pseudo_.*|rand_seed.*|error_count|warning_count|.*gtid.*"
                        + "|last_.*|in_transaction|identity|innodb_buffer_pool_load.*|.*_seq_no")) {
              state.add(rows.getString(1) + " = " + rows.getString(2));
            }
          }
        }
        statement.execute("SET SESSION sql_select_limit = 5");
        for (int i = 0; i < 3; i++) {
          int number = i;
          assertThatThrownBy(() -> statement.executeQuery("SELECT 1 FROM neosync_stage_" + number))
              .hasMessageContaining("doesn't exist");
        }
        return state;
      }
    }
  }

  @Nested
  class OnMySql extends Cases {
    OnMySql() {
      super(MySqlEngine.MYSQL);
    }
  }

  @Nested
  class OnMariaDb extends Cases {
    OnMariaDb() {
      super(MySqlEngine.MARIADB);
    }
  }
}
