package io.neosync.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.schema.TableRef;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablePatternTest {

  @ParameterizedTest
  @CsvSource({
    "users, sales, users, true",
    "users, sales, Users, false",
    "users, sales, users2, false",
    "sales.users, sales, users, true",
    "sales.users, other, users, false",
    "s*.users, sales, users, true",
    "audit_*, sales, audit_log, true",
    "audit_*, sales, audit, false",
    "audit_*, audit_1, users, false",
    "u?ers, sales, users, true",
    "u?ers, sales, uers, false",
    "*, sales, users, true",
    "*.users, sales, users, true",
    "*.log, sales, a.log, true",
    "u.ers, sales, users, false",
    "'[u]sers', sales, users, false",
    "'a\nb*', sales, 'a\nbc', true",
  })
  void starStandsForAnyCharactersAndQuestionMarkForOne(
      String pattern, String schema, String name, boolean matches) {
    assertThat(new TablePattern(pattern).matches(new TableRef(schema, name))).isEqualTo(matches);
  }

  @Property(tries = 500)
  void everyNameMatchesItselfWithAndWithoutSchema(
      @ForAll @StringLength(min = 1, max = 20) String schema,
      @ForAll @StringLength(min = 1, max = 20) String name) {
    TableRef table = new TableRef(schema, name);
    assertThat(new TablePattern(name).matches(table)).isTrue();
    assertThat(new TablePattern(table.toString()).matches(table)).isTrue();
  }

  @Property(tries = 500)
  void nameWithoutWildcardsMatchesNothingElse(
      @ForAll @StringLength(min = 1, max = 20) String text,
      @ForAll @StringLength(min = 1, max = 20) String name) {
    String pattern = text.replace('*', '+').replace('?', '.');
    TableRef table = new TableRef("s", name);
    assertThat(new TablePattern(pattern).matches(table))
        .isEqualTo(pattern.equals(name) || pattern.equals("s." + name));
  }
}
