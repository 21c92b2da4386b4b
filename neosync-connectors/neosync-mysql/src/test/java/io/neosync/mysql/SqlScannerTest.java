package io.neosync.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.mysql.SqlToken.Kind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SqlScannerTest {

  @Property
  void tokensJoinedAreTheText(@ForAll("text") String text, @ForAll("modes") String mode) {
    assertThat(SqlScanner.join(SqlScanner.scan(text, mode))).isEqualTo(text);
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings().withChars("'\"`\\/*!M80 -#\n(),.aé").ofMaxLength(40);
  }

  @Provide
  Arbitrary<String> modes() {
    return Arbitraries.of("", "ANSI_QUOTES", "NO_BACKSLASH_ESCAPES,ANSI_QUOTES");
  }

  private static List<String> of(String text, String mode, Kind kind) {
    return SqlScanner.scan(text, mode).stream()
        .filter(token -> token.kind() == kind)
        .map(SqlToken::text)
        .toList();
  }

  @Test
  void quotesEndWhereTheServerEndsThem() {
    assertThat(of("a 'b''c\\'d' \"e\" `f``g`", "", Kind.STRING))
        .containsExactly("'b''c\\'d'", "\"e\"");
    assertThat(of("'a\\' \"e\"", "NO_BACKSLASH_ESCAPES,ANSI_QUOTES", Kind.STRING))
        .containsExactly("'a\\'");
    assertThat(SqlScanner.scan("`f``g`", "").get(0).name()).isEqualTo("f`g");
  }

  @Test
  void commentsThatServersReadAreOpened() {
    List<SqlToken> tokens = SqlScanner.scan("a /*!80023 INVISIBLE */ /* no */ /*M!100301 X*/", "");

    assertThat(tokens.stream().filter(token -> token.is("INVISIBLE"))).hasSize(1);
    assertThat(tokens.stream().filter(token -> token.kind() == Kind.VERSION))
        .extracting(SqlToken::version)
        .containsExactly(80_023, 100_301);
    assertThat(of("a -- b `c\n# 'd\nc --1", "", Kind.COMMENT))
        .containsExactly("-- b `c\n", "# 'd\n");
  }
}
