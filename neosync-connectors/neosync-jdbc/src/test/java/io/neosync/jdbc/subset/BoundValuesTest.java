package io.neosync.jdbc.subset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.jdbc.ConditionSyntax;
import io.neosync.spi.Condition;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BoundValuesTest {

  private final BoundValues values = new BoundValues();

  @Test
  void valuesAreInTheOrderOfTheStatementHoweverItWasPutTogether() {
    String first = values.marked(condition("a < ? AND b = ?", 1, null));
    String second = values.marked(condition("c = '?' AND c > ?", "x"));

    BoundValues.Bound bound = values.bound("WITH k AS (" + second + ") " + first + " " + second);

    assertThat(bound.sql())
        .isEqualTo("WITH k AS (c = '?' AND c > ?) a < ? AND b = ? c = '?' AND c > ?");
    assertThat(bound.values()).containsExactly("x", 1, null, "x");
    assertThat(bound).hasToString(bound.sql());
  }

  @Test
  void aConditionThatContainsAMarkIsRefused() {
    assertThatThrownBy(() -> values.marked(condition("a = '\0" + "0\0' AND b = ?", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a condition contains the NUL character");
  }

  @Property(tries = 200)
  void whateverTheValuesAreTheStatementDoesNotHoldThem(@ForAll @Size(max = 12) List<String> bound) {
    BoundValues own = new BoundValues();
    String text = String.join(" AND ", bound.stream().map(value -> "a <> ?").toList());
    BoundValues.Bound statement =
        own.bound(own.marked(condition(text, bound.toArray(Object[]::new))));

    assertThat(statement.sql()).isEqualTo(text);
    assertThat(statement.values()).isEqualTo(bound);
  }

  private static Condition condition(String text, Object... values) {
    return ConditionSyntax.of().parse(text, Arrays.asList(values));
  }
}
