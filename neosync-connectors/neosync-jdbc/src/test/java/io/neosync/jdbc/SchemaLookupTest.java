package io.neosync.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which schemas names stand for. */
class SchemaLookupTest {

  private static final List<String> THERE = List.of("Shop", "shop", "Sales");

  private static SchemaLookup lookup(boolean anyCase) {
    return new SchemaLookup("schema", anyCase, name -> "\"" + name + "\"");
  }

  @Test
  void findsNamesAsTheServerSpellsThem() throws SQLException {
    assertThat(lookup(false).find(List.of("shop", "Sales"), THERE, ""))
        .containsExactly("shop", "Sales");
    assertThat(lookup(true).find(List.of("SALES", "shop"), THERE, ""))
        .containsExactly("Sales", "shop");
  }

  @Test
  void namesAllThatAreMissingAndWhatMakesThem() {
    assertThatThrownBy(
            () -> lookup(false).find(List.of("sales", "shop", "x"), THERE, "CREATE SCHEMA"))
        .hasMessage(
            "there is no schema sales, x; they must exist: CREATE SCHEMA \"sales\"; CREATE SCHEMA"
                + " \"x\"");
    assertThatThrownBy(() -> lookup(true).find(List.of("x"), THERE, "CREATE SCHEMA"))
        .hasMessage("there is no schema x; it must exist: CREATE SCHEMA \"x\"");
  }

  @Test
  void asksForNothingWhereNothingIsToBeMade() {
    assertThatThrownBy(() -> lookup(false).find(List.of("x"), THERE, ""))
        .hasMessage("there is no schema x");
  }
}
