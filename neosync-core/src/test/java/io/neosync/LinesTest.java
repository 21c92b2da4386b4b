package io.neosync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesTest {

  @Test
  void hollowedTextKeepsItsFirstWordAndWhatFitsOfItsEnd() {
    assertThat(Lines.hollowed("SELECT  a\nFROM t", 30)).isEqualTo("SELECT a FROM t");
    assertThat(Lines.hollowed("SELECT a, b, c FROM t WHERE (a > ?)", 30))
        .isEqualTo("SELECT ... t WHERE (a > ?)");
  }

  @Test
  void hollowedTextEndsWithPartsOfNamesThatAreWhole() {
    assertThat(Lines.hollowed("SELECT \"id\" FROM ONLY \"public\".\"categories\"", 30))
        .isEqualTo("SELECT ... \"categories\"");
    assertThat(Lines.hollowed("SELECT \"id\" FROM \"%s\"".formatted("x".repeat(40)), 30))
        .isEqualTo("SELECT ... " + "x".repeat(18) + "\"");
  }
}
