package io.neosync.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.neosync.schema.TableRef;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  private final Problems problems = new Problems();

  @Test
  void namesTheTablesTogetherThatHaveTheSameProblem() {
    problems.add(new TableRef("a", "one"), "it is missing");
    problems.add("the server is too old");
    problems.add(new TableRef("a", "two"), "it is a view");
    problems.add(new TableRef("a", "three"), "it is missing");
    problems.add("sequence", new TableRef("a", "four"), "it is missing");

    assertThat(problems.messages())
        .containsExactly(
            "each of the tables a.one, a.three: it is missing",
            "the server is too old",
            "table a.two: it is a view",
            "sequence a.four: it is missing");
  }

  @Test
  void countsTheTablesOfAProblemThatManyHaveWhereItIsShort() {
    for (int number = 1; number <= 485; number++) {
      problems.add(new TableRef("a", "t" + number), "it is missing");
    }

    assertThat(problems.shortened())
        .singleElement(STRING)
        .startsWith("each of the tables a.t1, a.t2, ")
        .endsWith(", a.t20 and 465 more: it is missing");
    assertThat(problems.messages())
        .singleElement(STRING)
        .startsWith("each of the tables a.t1, a.t2, ")
        .contains(", a.t20, a.t21, ")
        .endsWith(", a.t485: it is missing");
  }

  @Test
  void saysNothingTwice() {
    problems.add("the server is too old");
    problems.add("the server is too old");
    problems.add(new TableRef("a", "one"), "it is missing");
    problems.add(new TableRef("a", "one"), "it is missing");

    assertThat(problems.isEmpty()).isFalse();
    assertThat(problems.messages())
        .containsExactly("the server is too old", "table a.one: it is missing");
  }
}
