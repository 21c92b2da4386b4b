package io.neosync.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlacesTest {

  @Test
  void showsHostAndDatabaseOnly() {
    assertThat(MySql.at("jdbc:mysql://db.example:3307/shop?password=secret", "me", "secret"))
        .hasToString("MySQL db.example:3307/shop");
    assertThat(MySql.at("jdbc:mysql:///shop", "me", "x").schemas("a", "b"))
        .hasToString("MySQL localhost/shop (a, b)");
  }

  @Test
  void refusesUrlsThatWouldShowAPassword() {
    assertThatThrownBy(() -> MySql.at("jdbc:mysql://me:secret@host/shop", "me", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> MySql.at("jdbc:postgresql://host/shop", "me", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
