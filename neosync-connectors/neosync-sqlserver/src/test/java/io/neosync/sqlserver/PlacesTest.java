package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

  @Test
  void showsHostAndDatabaseAndNothingElse() {
    assertThat(Places.of("jdbc:sqlserver://db:1433;databaseName=shop;encrypt=false;user=me"))
        .isEqualTo("db:1433/shop");
    assertThat(Places.of("jdbc:sqlserver://db\\inst;database={a;b}}c}"))
        .isEqualTo("db\\inst/a;b}c");
    assertThat(Places.of("jdbc:sqlserver://;serverName=db")).isEqualTo("db");
    assertThat(Places.of("jdbc:sqlserver://")).isEqualTo("localhost");
    assertThat(SqlServer.at("jdbc:sqlserver://db;databaseName=shop", "me", "pw").schemas("a", "b"))
        .hasToString("SQL Server db/shop (a, b)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:sqlserver://db;password=hunter2",
        "jdbc:sqlserver://db;user=a; Password = {hunter2}",
        "jdbc:sqlserver://db;accessToken=hunter2",
        "jdbc:sqlserver://me:hunter2@db"
      })
  void refusesSecretsWithoutRepeatingThem(String url) {
    assertThatThrownBy(() -> SqlServer.at(url, "u", "p"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void refusesOtherUrls() {
    assertThatThrownBy(() -> SqlServer.at("jdbc:jtds:sqlserver://db", "u", "p"))
        .hasMessageContaining("jdbc:sqlserver://host:1433;databaseName=name");
  }
}
