package io.neosync.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MySqlServerTest {

  @ParameterizedTest
  @EnumSource
  void isTheEngineItSaysItIs(MySqlEngine engine) throws SQLException {
    try (MySqlDatabase database = MySqlServer.shared(engine).createDatabase()) {
      assertThat(database.queryStrings("SELECT VERSION()").get(0).contains("MariaDB"))
          .isEqualTo(engine == MySqlEngine.MARIADB);
      assertThat(database.queryStrings("SELECT @@local_infile, @@time_zone"))
          .containsExactly("1|+00:00");
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachDatabaseIsEmptyAndGoneOnceClosed(MySqlEngine engine) throws SQLException {
    MySqlServer server = MySqlServer.shared(engine);
    try (MySqlDatabase one = server.createDatabase();
        MySqlDatabase other = server.createDatabase()) {
      one.execute("CREATE TABLE t (a integer, b binary(2)); INSERT INTO t VALUES (1, x'00ff')");

      assertThat(one.queryStrings("SELECT a, b, NULL FROM t")).containsExactly("1|00ff|NULL");
      assertThat(other.queryStrings("SHOW TABLES")).isEmpty();
      one.close();
      assertThat(other.queryStrings("SHOW DATABASES")).doesNotContain(one.name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyStatementOfAScriptCounts(MySqlEngine engine) throws SQLException {
    try (MySqlDatabase database = MySqlServer.shared(engine).createDatabase()) {
      assertThatThrownBy(
              () ->
                  database.execute(
                      "CREATE TABLE t (a integer); SELECT 1; INSERT INTO u VALUES (1)"))
          .isInstanceOf(SQLException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void urlUserAndPasswordConnect(MySqlEngine engine) throws SQLException {
    try (MySqlDatabase database = MySqlServer.shared(engine).createDatabase();
        Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password())) {
      assertThat(connection.getCatalog()).isEqualTo(database.name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void serverOfOnesOwnHasItsSettingsAndEnds(MySqlEngine engine) throws SQLException {
    MySqlServer own = MySqlServer.start(engine, Map.of("max-allowed-packet", "2097152"));
    MySqlDatabase database = own.createDatabase();
    assertThat(database.queryLong("SELECT @@max_allowed_packet")).isEqualTo(2_097_152);
    own.close();
    assertThatThrownBy(database::connection).isInstanceOf(SQLException.class);
  }
}
