package io.neosync.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neosync.InvalidSyncException;
import io.neosync.PlanException;
import io.neosync.Subset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubsetTest {

  private Pair pair;

  @BeforeEach
  void create() {
    pair = Pair.create();
    pair.source()
        .insert(
            "users",
            "{_id: 1, n: 5, at: {$date: '2024-01-01T00:00:00Z'}, s: 'a?b', t: ['x', 'y']}",
            "{_id: 2, n: {$numberLong: '6'}, at: {$date: '2025-01-01T00:00:00Z'}, s: \"'\"}",
            "{_id: 3, n: null, at: {$date: '2026-01-01T00:00:00Z'}, s: '{$ne: 1}'}",
            "{_id: {$oid: '56e1fc72e0c917e9c4714161'}, n: {$numberDecimal: '6.5'}, o: {a: 1}}");
  }

  @AfterEach
  void drop() {
    pair.close();
  }

  private List<String> ids(String filter, Object... values) {
    pair.destination().database().drop();
    pair.sync().subset("users", filter, values).build().run();
    return pair.destination().json("users").stream()
        .map(json -> json.replaceFirst("\\{\"_id\": (\\{.*?}|\\d+).*", "$1"))
        .map(id -> id.contains("oid") ? "oid" : id)
        .toList();
  }

  @Test
  void bindsValuesAsBson() {
    assertThat(ids("{at: {$gt: ?}}", Instant.parse("2024-06-01T00:00:00Z")))
        .containsExactly("2", "3");
    assertThat(ids("{at: {$gte: ?, $lt: ?}}", LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1)))
        .containsExactly("1");
    assertThat(ids("{n: {$in: ?}}", List.of(5, 6L))).containsExactly("1", "2");
    assertThat(ids("{n: {$in: [?, ?]}}", 5, new Decimal128(new java.math.BigDecimal("6.5"))))
        .containsExactly("1", "oid");
    assertThat(ids("{_id: ?}", new ObjectId("56e1fc72e0c917e9c4714161"))).containsExactly("oid");
    assertThat(ids("{o: ?}", Map.of("a", 1))).containsExactly("oid");
  }

  @Test
  void takesValuesAsDataWhateverTheyContain() {
    assertThat(ids("{s: ?}", "{$ne: 1}")).containsExactly("3");
    assertThat(ids("{s: ?}", "'")).containsExactly("2");
    assertThat(ids("{s: ?}", "\", n: 5, x: \"")).isEmpty();
  }

  @Test
  void knowsStringsExpressionsAndComments() {
    assertThat(ids("{s: 'a?b'} // ?")).containsExactly("1");
    assertThat(ids("{s: \"a?b\", /* ? */ n: ?}", 5)).containsExactly("1");
    assertThat(ids("{s: /a.?b/, n: {$lt: ?}}", 6)).containsExactly("1");
  }

  @Test
  void combinesSubsetsOfOneCollection() {
    pair.sync()
        .subset("users", "{n: {$gt: ?}}", 4)
        .subset("users", "{at: {$gt: ?}}", LocalDate.of(2024, 6, 1))
        .build()
        .run();
    assertThat(pair.destination().count("users")).isEqualTo(1);
  }

  @Test
  void showsPlaceholdersInThePlanNotValues() {
    String plan = pair.sync().subset("users", "{s: {$ne: ?}}", "hush").build().plan().toString();
    assertThat(plan).contains("db.users.find({s: {$ne: ?}})").doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a: ?, b: ?}",
        "{a: 1}",
        "{a: ?",
        "{?: 1}",
        "{a: 'x?}",
        "{a: ?} {b: 1}",
        "?",
        "[?]"
      })
  void refusesWhatIsNoFilterForOneValueWhenItIsBuilt(String filter) {
    assertThatThrownBy(() -> pair.sync().subset("users", filter, "hush").build())
        .isInstanceOf(InvalidSyncException.class)
        .hasMessageStartingWith("subset of users, condition [")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("hush"));
  }

  @Test
  void refusesValuesThatBsonCannotHoldExactly() {
    for (Object value :
        List.of(
            Instant.parse("2024-06-01T00:00:00.000001Z"),
            new java.math.BigDecimal("1234567890123456789012345678901234567.8"),
            new StringBuilder[0].getClass())) {
      assertThatThrownBy(() -> pair.sync().subset("users", "{a: ?}", value).build())
          .isInstanceOf(InvalidSyncException.class);
    }
  }

  @Test
  void tellsWhatTheServerSaysOfAFilterWithoutItsValues() {
    PlanException refusal =
        catchThrowableOfType(
            PlanException.class,
            () ->
                pair.sync()
                    .subset("users", "{s: {$frobnicate: ?}}", "hush")
                    .exceptTables("no*")
                    .build()
                    .plan());
    assertThat(refusal)
        .hasMessageContaining("the server rejects the filter db.users.find({s: {$frobnicate: ?}})")
        .hasMessageContaining("$frobnicate [code 2]");
    assertThat(refusal.toString()).doesNotContain("hush");
  }

  @Test
  void refusesJoins() {
    pair.source().insert("orders", "{_id: 1}");
    assertThatThrownBy(
            () ->
                pair.sync()
                    .subset(Subset.of("users").join("orders", "{a: 1}").where("{n: 5}"))
                    .build()
                    .plan())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("MongoDB's filters know no other collection");
  }
}
