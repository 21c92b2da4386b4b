package io.neosync.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.jdbc.ConditionSyntax.Feature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionSyntaxTest {

  private static final ConditionSyntax POSTGRES =
      ConditionSyntax.of(Feature.DOLLAR_QUOTES, Feature.ESCAPE_STRINGS, Feature.NESTED_COMMENTS);

  /** A stretch of SQL: as it is written, and as its fragment reads. */
  private record Piece(String written, String read, int placeholders) {
    static Piece opaque(String text) {
      return new Piece(text, text, 0);
    }
  }

  @Property(tries = 2_000)
  void onlyPlaceholdersOutsideOfEverythingCount(@ForAll("pieces") List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    StringBuilder read = new StringBuilder();
    int placeholders = 0;
    for (Piece piece : pieces) {
      // A space apart, as in SQL that one would write; what touches is in the examples below.
      text.append(' ').append(piece.written()).append(' ');
      read.append(' ').append(piece.read()).append(' ');
      placeholders += piece.placeholders();
    }
    List<Object> values = new ArrayList<>(Collections.nCopies(placeholders, 1));
    assertThat(String.join("\u0000", POSTGRES.parse(text.toString(), values).fragments()))
        .isEqualTo(read.toString());
    values.add(1);
    assertThatThrownBy(() -> POSTGRES.parse(text.toString(), values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(values.size() + " value");
  }

  @Provide
  Arbitrary<List<Piece>> pieces() {
    Arbitrary<String> inside =
        Arbitraries.of("?", "??", "a", " ", "--", "*", "$", "e", "\"x", "/", "é", "😀")
            .list()
            .ofMaxSize(6)
            .map(parts -> String.join("", parts));
    Arbitrary<String> plain = inside.map(text -> text.replace("*", "").replace("\"", ""));
    Arbitrary<Piece> string = inside.map(text -> Piece.opaque("'" + text + "''" + text + "'"));
    Arbitrary<Piece> escaped =
        inside.map(text -> Piece.opaque("E'" + text + "\\'" + text + "\\\\'"));
    Arbitrary<Piece> dollars =
        Combinators.combine(Arbitraries.of("$$", "$tag$", "$_1$"), inside)
            .as((tag, text) -> Piece.opaque(tag + text.replace("$", "") + "'" + tag));
    Arbitrary<Piece> name = plain.map(text -> Piece.opaque("\"" + text + "\"\"'" + text + "\""));
    Arbitrary<Piece> line = inside.map(text -> Piece.opaque("--" + text + "'\n"));
    Arbitrary<Piece> comment =
        plain
            .map(text -> text.replace("/", ""))
            .map(text -> Piece.opaque("/*" + text + "/* " + text + "' */ ? */"));
    return Arbitraries.oneOf(
            string,
            escaped,
            dollars,
            name,
            line,
            comment,
            Arbitraries.of(
                new Piece("?", "\u0000", 1),
                new Piece("?::int[]", "\u0000::int[]", 1),
                new Piece("??", "?", 0),
                new Piece("??|", "?|", 0),
                new Piece("a ?? ?", "a ? \u0000", 1),
                Piece.opaque("a[1] - b / c"),
                Piece.opaque("f$$x"),
                Piece.opaque("$1x")))
        .list()
        .ofMaxSize(8);
  }

  @Test
  void piecesThatTouch() {
    assertThat(POSTGRES.parse("a=?and'?'||?||E'\\'?'||$$?$$||?--?", List.of(1, 2, 3)).fragments())
        .containsExactly("a=", "and'?'||", "||E'\\'?'||$$?$$||", "--?");
    assertThat(POSTGRES.parse("one'\\'=?", List.of(1)).fragments()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a", "\"a", "/* /* */", "$$ $x$", "E'\\'"})
  void whatDoesNotEndIsRefused(String text) {
    assertThatThrownBy(() -> POSTGRES.parse(text, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = \"one \\\" ? mark\" AND b = ?",
        "a = \"doubled \"\" ?\" AND b = ?",
        "a = 'one \\' ? mark' AND b = ?",
        "`a?` = ?",
        "a = 5--? ",
        "a = ? -- the ? end",
        "a = ? --",
        "a = ? # the ? end"
      })
  void readsStringsNamesAndCommentsAsMySqlDoes(String text) {
    ConditionSyntax mySql =
        ConditionSyntax.of(
            Feature.BACKSLASH_ESCAPES,
            Feature.BACKTICK_NAMES,
            Feature.HASH_COMMENTS,
            Feature.DOUBLE_QUOTED_STRINGS,
            Feature.SPACE_AFTER_DASHES);

    assertThat(mySql.parse(text, List.of(1)).fragments()).hasSize(2);
  }
}
