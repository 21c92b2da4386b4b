package io.neosync.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.spi.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartiQlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a = ?|1",
        "a = ? AND b IN [?, ?]|3",
        "a = '?'|0",
        "a = 'it''s ?' AND b = ?|1",
        "\"a?\" = ?|1",
        "a = `?` OR b = ?|1",
        "a = ? -- why?|1",
        "a /* ? */ = ?|1",
        "a - ? > ?|2",
        "a ?? b|0",
      })
  void placeholdersAreThoseOutsideOfTextNamesAndComments(String condition, int placeholders) {
    Condition parsed = PartiQl.parse(condition, Collections.nCopies(placeholders, "x"));

    assertThat(parsed.fragments()).hasSize(placeholders + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "a = \"b", "a = `", "a /* b", "''' "})
  void whatDoesNotEndIsRefused(String condition) {
    assertThatThrownBy(() -> PartiQl.parse(condition, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not end");
  }

  /** Pieces put together by chance have as many placeholders as went in. */
  @Property
  void countsWhatWentIn(@ForAll("pieces") List<String> pieces) {
    int placeholders = Collections.frequency(pieces, " ? ");
    String text = String.join("", pieces);

    Condition condition = PartiQl.parse(text, Collections.nCopies(placeholders, 1));

    assertThat(String.join("?", condition.fragments())).isEqualTo(text);
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            " ? ", " a = 1 ", "'?'", "'it''s'", "\"?\"", "`?`", "/* ? ' */", "-- ? '\n", " - / ")
        .list()
        .ofMaxSize(12)
        .map(ArrayList::new);
  }

  @org.junit.jupiter.api.Test
  void conditionsAreKeptApart() {
    assertThat(
            PartiQl.statement(
                "Orders",
                List.of(
                    PartiQl.parse("a = ? OR b = 1", List.of("x")),
                    PartiQl.parse("c = 2 -- no more", List.of()))))
        .isEqualTo("SELECT * FROM \"Orders\" WHERE (a = ? OR b = 1) AND (c = 2 -- no more\n)");
  }
}
