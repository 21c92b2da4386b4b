package io.neosync.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

  private static final List<String> NAMES = List.of("orders", "order_items", "users", "a");

  @ParameterizedTest
  @CsvSource({
    "order, orders",
    "ORDERS, orders",
    "oredrs, orders",
    "orderitems, order_items",
    "user, users",
    "usres, users",
    "b, a",
  })
  void nearestNameIsSuggested(String mistyped, String meant) {
    assertThat(Suggestion.hint(mistyped, NAMES)).isEqualTo("; did you mean " + meant + "?");
  }

  @Test
  void nothingIsSuggestedWhereNoNameIsNear() {
    assertThat(Suggestion.hint("customers", NAMES)).isEmpty();
    assertThat(Suggestion.hint("users", List.of())).isEmpty();
  }
}
