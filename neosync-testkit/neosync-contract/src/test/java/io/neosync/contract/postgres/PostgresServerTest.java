package io.neosync.contract.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

  @Test
  void eachDatabaseIsEmptyAndGoneOnceClosed() throws SQLException {
    PostgresServer server = PostgresServer.shared();
    try (TestDatabase one = server.createDatabase();
        TestDatabase other = server.createDatabase()) {
      one.execute("CREATE TABLE t (a integer); DO $$ BEGIN INSERT INTO t VALUES (1); END $$");

      assertThat(one.queryLong("SELECT count(*) FROM t")).isEqualTo(1);
      assertThat(other.queryStrings("SELECT to_regclass('t'), 'x'")).containsExactly("NULL|x");

      String countOfOne =
          "SELECT count(*) FROM pg_database WHERE datname = '%s'".formatted(one.name());
      Connection stillOpen = one.connection();
      one.close();
      assertThat(other.queryLong(countOfOne)).isZero();
      stillOpen.close();
    }
  }

  @Test
  void urlUserAndPasswordConnect() throws SQLException {
    try (TestDatabase database = PostgresServer.shared().createDatabase();
        Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password())) {
      assertThat(connection.getCatalog()).isEqualTo(database.name());
    }
  }

  @Test
  void copyHasTheSameContent() throws SQLException {
    try (TestDatabase database = PostgresServer.shared().createDatabase()) {
      database.load(Shop.SCHEMA);
      database.execute("INSERT INTO category (name) VALUES ('all')");
      try (TestDatabase copy = database.copy()) {
        assertThat(copy.queryStrings("SELECT name FROM category")).containsExactly("all");
      }
    }
  }

  @Test
  void serverOfOnesOwnHasItsSettingsAndIsIndependent() throws SQLException {
    try (PostgresServer own =
            PostgresServer.start(Map.of("shared_buffers", "32MB", "search_path", "a, \"b c\""));
        TestDatabase database = own.createDatabase();
        TestDatabase shared = PostgresServer.shared().createDatabase()) {
      assertThat(database.queryStrings("SHOW shared_buffers")).containsExactly("32MB");
      assertThat(database.queryStrings("SHOW search_path")).containsExactly("a, \"b c\"");
      assertThat(database.queryStrings("SHOW fsync")).containsExactly("off");
      assertThat(
              shared.queryLong(
                  "SELECT count(*) FROM pg_database WHERE datname = '%s'"
                      .formatted(database.name())))
          .isZero();
    }
  }

  @Test
  void givenUrlIsTakenApartWithoutItsCredentials() {
    RunningPostgres given =
        GivenPostgres.at("jdbc:postgresql://db.test:5433/main?user=me&ssl=true&password=p%26w");

    assertThat(given.url("other")).isEqualTo("jdbc:postgresql://db.test:5433/other?ssl=true");
    assertThat(given.database()).isEqualTo("main");
    assertThat(given.user()).isEqualTo("me");
    assertThat(given.password()).isEqualTo("p&w");
    assertThat(given.toString()).doesNotContain("db.test");
  }

  @Test
  void wrongUrlIsAnErrorThatKeepsTheSecret() {
    assertThatThrownBy(() -> GivenPostgres.at("jdbc:mysql://host/db?password=secret"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(PostgresServer.VARIABLE)
        .hasMessageNotContaining("secret");
  }

  @Test
  void missingResourceIsNamed() {
    assertThatThrownBy(() -> SqlScript.of(Shop.class, "nowhere.sql"))
        .hasMessageContaining("nowhere.sql");
  }
}
