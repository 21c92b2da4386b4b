package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.neosync.Sync;
import io.neosync.contract.sqlserver.SqlServerDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A connection that was lent comes back as it went, with its caller's own settings. */
class BorrowedConnectionTest {

  private static final String SCHEMA =
      "CREATE TABLE p (id int PRIMARY KEY);"
          + " CREATE TABLE t (id int PRIMARY KEY, p int NULL REFERENCES p (id))";

  @Test
  void afterARun() throws SQLException {
    try (Pair pair = Pair.with(SCHEMA)) {
      pair.source().execute("INSERT INTO p VALUES (1); INSERT INTO t VALUES (1, 1)");
      comesBack(pair, true);
      assertThat(pair.there("SELECT * FROM t")).containsExactly("1|1");
    }
  }

  @Test
  void afterARunThatFails() throws SQLException {
    try (Pair pair = Pair.with(SCHEMA)) {
      pair.source().execute("INSERT INTO p VALUES (1); INSERT INTO t VALUES (1, 1)");
      pair.destination().execute("INSERT INTO p VALUES (1)");
      comesBack(pair, false);
      assertThat(pair.there("SELECT * FROM t")).isEmpty();
    }
  }

  /** A run that appends fails on the key that is there. */
  private static void comesBack(Pair pair, boolean succeeds) throws SQLException {
    try (HikariDataSource source = poolOfOne(pair.source());
        HikariDataSource destination = poolOfOne(pair.destination())) {
      List<String> sourceBefore = state(source);
      List<String> destinationBefore = state(destination);
      Sync sync = Sync.from(SqlServer.at(source)).to(SqlServer.at(destination)).append().build();

      if (succeeds) {
        sync.run();
      } else {
        assertThatThrownBy(sync::run).hasMessageContaining("the destination is as it was");
      }

      assertThat(state(source)).isEqualTo(sourceBefore);
      assertThat(state(destination)).isEqualTo(destinationBefore);
    }
  }

  private static HikariDataSource poolOfOne(SqlServerDatabase database) throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(1);
    config.setTransactionIsolation("TRANSACTION_READ_UNCOMMITTED");
    HikariDataSource pool = new HikariDataSource(config);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET XACT_ABORT OFF");
      statement.execute("SET NOCOUNT ON");
      statement.execute("SET TEXTSIZE 4096");
    }
    return pool;
  }

  private static List<String> state(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> state = new ArrayList<>();
      state.add("autocommit " + connection.getAutoCommit());
      state.add("isolation " + connection.getTransactionIsolation());
      try (ResultSet row =
          statement.executeQuery(
              "SELECT @@OPTIONS, @@TRANCOUNT, text_size FROM sys.dm_exec_sessions"
                  + " WHERE session_id = @@SPID")) {
        row.next();
        state.add("options " + row.getInt(1));
        state.add("transactions " + row.getInt(2));
        state.add("text size " + row.getInt(3));
      }
      assertThatThrownBy(() -> statement.executeQuery("SELECT 1 FROM #neosync_stage_0"))
          .isInstanceOf(SQLException.class);
      return state;
    }
  }
}
