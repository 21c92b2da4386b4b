package io.neosync.internal.subset;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Condition;
import io.neosync.spi.RowFilter;
import io.neosync.spi.RowSubset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubsetPlanTest {

  private static final Following NOWHERE = new Following(false, false);
  private static final Following DOWN = new Following(true, false);
  private static final Following UP = new Following(false, true);
  private static final Following BOTH = new Following(true, true);

  private final Map<String, List<ForeignKey>> keys = new LinkedHashMap<>();

  private static TableRef ref(String name) {
    return new TableRef("public", name);
  }

  /** Declares tables by their references: {@code "orders>users"}, or a name alone. */
  private SubsetPlanTest tables(String... references) {
    for (String reference : references) {
      String[] names = reference.split(">", -1);
      for (String name : names) {
        keys.computeIfAbsent(name, key -> new ArrayList<>());
      }
      if (names.length == 2) {
        List<ForeignKey> of = keys.get(names[0]);
        String key = names[0] + "_" + names[1] + (of.isEmpty() ? "" : of.size());
        String column = "x" + of.size();
        of.add(new ForeignKey(key, ref(names[0]), List.of(column), ref(names[1]), List.of("id")));
      }
    }
    return this;
  }

  private SubsetPlan plan(Following following, String... conditioned) {
    List<Table> tables = new ArrayList<>();
    keys.forEach((name, of) -> tables.add(new Table(ref(name), List.of(), List.of(), of, 0)));
    Map<TableRef, List<RowFilter>> conditions = new LinkedHashMap<>();
    for (String name : conditioned) {
      Condition condition = new Condition("c", List.of("c"), List.of());
      conditions.put(ref(name), List.of(new RowFilter.Native(condition)));
    }
    return SubsetPlan.of(tables, List.of(), conditions, following);
  }

  /** The parts in words: kind, tables, and for each table what its filter says. */
  private static List<String> words(SubsetPlan plan) {
    List<String> words = new ArrayList<>();
    for (RowSubset.Part part : plan.rows().parts()) {
      List<String> tables = new ArrayList<>();
      for (RowSubset.Rows rows : part.rows()) {
        tables.add(rows.table().ref().name() + ": " + words(rows.filter()));
      }
      words.add(part.kind() + " " + String.join("; ", tables));
    }
    return words;
  }

  private static String words(RowFilter filter) {
    if (filter instanceof RowFilter.AllOf all) {
      return String.join(" and ", all.filters().stream().map(SubsetPlanTest::words).toList());
    }
    if (filter instanceof RowFilter.AnyOf any) {
      return String.join(" or ", any.filters().stream().map(SubsetPlanTest::words).toList());
    }
    if (filter instanceof RowFilter.References references) {
      return "->" + references.key().referenced().name();
    }
    if (filter instanceof RowFilter.ReferencedBy referenced) {
      return "<-" + referenced.key().table().name();
    }
    return "condition";
  }

  @Test
  void aConditionRestrictsItsOwnTableAlone() {
    assertThat(words(tables("orders>users").plan(NOWHERE, "users")))
        .containsExactly("PLAIN users: condition");
  }

  @Test
  void keysThatSayTheSameCountOnce() {
    tables("users", "payments>users");
    ForeignKey key = keys.get("payments").get(0);
    keys.get("payments")
        .add(
            new ForeignKey(
                "other", key.table(), key.columns(), key.referenced(), key.referencedColumns()));
    assertThat(words(plan(DOWN, "users")))
        .containsExactly("PLAIN users: condition", "PLAIN payments: ->users");
    assertThat(plan(NOWHERE, "users").dangling()).containsExactly(key);
  }

  @Test
  void noConditionRestrictsNothing() {
    assertThat(words(tables("orders>users", "users>users").plan(BOTH))).isEmpty();
  }

  @Test
  void conditionsGoDown() {
    tables("items>orders", "orders>users", "items>products", "other");
    assertThat(words(plan(DOWN, "users")))
        .containsExactly(
            "PLAIN users: condition", "PLAIN orders: ->users", "PLAIN items: ->orders");
  }

  @Test
  void aDiamondIsDefinedOnce() {
    tables("b>a", "c>a", "d>b", "d>c");
    assertThat(words(plan(DOWN, "a")))
        .containsExactly(
            "PLAIN a: condition", "PLAIN b: ->a", "PLAIN c: ->a", "PLAIN d: ->b and ->c");
  }

  @Test
  void twoKeysToOneTableBothCount() {
    assertThat(words(tables("flights>airports", "flights>airports").plan(DOWN, "airports")))
        .containsExactly("PLAIN airports: condition", "PLAIN flights: ->airports and ->airports");
  }

  @Test
  void tablesThatReferenceEachOtherAreDecidedTogether() {
    tables("people>people", "staff>shops", "shops>staff", "shops>people", "sales>shops");
    assertThat(words(plan(DOWN, "people")))
        .containsExactly(
            "LARGEST people: condition and ->people",
            "LARGEST shops: ->staff and ->people; staff: ->shops",
            "PLAIN sales: ->shops");
  }

  @Test
  void referencesRestrictOnlyWhereConditionsFollowThem() {
    assertThat(words(tables("people>people").plan(NOWHERE, "people")))
        .containsExactly("PLAIN people: condition");
  }

  @Test
  void parentsKeepWhatIsReferenced() {
    tables("orders>users", "users>cities", "reviews>users", "other>cities2");
    assertThat(words(plan(UP, "orders")))
        .containsExactly(
            "PLAIN orders: condition",
            "PLAIN users: <-orders or <-reviews",
            "PLAIN cities: <-users");
  }

  @Test
  void parentsThatReferenceThemselvesKeepTheLeast() {
    tables("items>categories", "categories>categories");
    assertThat(words(plan(UP, "items")))
        .containsExactly("PLAIN items: condition", "SMALLEST categories: <-items or <-categories");
  }

  @Test
  void upAndThenDownAgain() {
    tables("rental>customer", "rental>film", "cast>film", "cast>actor", "award>actor", "x>y");
    assertThat(words(plan(BOTH, "customer")))
        .containsExactly(
            "PLAIN customer: condition",
            "PLAIN rental: ->customer",
            "PLAIN film: <-rental",
            "PLAIN cast: ->film",
            "PLAIN actor: <-cast",
            "PLAIN award: ->actor");
  }

  @Test
  void reasonsNameThePath() {
    SubsetPlan plan = tables("items>orders", "orders>users", "orders>shops").plan(BOTH, "users");
    assertThat(plan.rows().rows(ref("users")).orElseThrow().why()).isEqualTo("has a condition");
    assertThat(plan.rows().rows(ref("items")).orElseThrow().why())
        .isEqualTo(
            "references public.orders (items_orders), which references public.users (orders_users),"
                + " which has a condition");
    assertThat(plan.rows().rows(ref("shops")).orElseThrow().why())
        .isEqualTo(
            "needed by public.orders (orders_shops1), which references public.users (orders_users),"
                + " which has a condition");
  }

  @Test
  void danglingReferencesAreNamedUnlessConditionsFollow() {
    tables("items>orders", "orders>users");
    assertThat(plan(NOWHERE, "users").dangling())
        .extracting(ForeignKey::name)
        .containsExactly("orders_users");
    assertThat(plan(DOWN, "users").dangling()).isEmpty();
  }

  @Test
  void aQueryNeedsOnlyWhatItDependsOn() {
    RowSubset rows = tables("b>a", "c>a", "d>c").plan(DOWN, "a").rows();
    assertThat(rows.needed(ref("d")).stream().map(part -> part.rows().get(0).table().ref().name()))
        .containsExactly("a", "c", "d");
  }

  @Test
  void theSizeIsLinearInTablesAndKeys() {
    // Two ways from each table to the next: 2^300 paths.
    for (int i = 1; i < 300; i++) {
      tables("t" + i + ">t" + (i - 1), "t" + i + ">t" + (i - 1));
    }
    RowSubset rows = plan(BOTH, "t0").rows();
    assertThat(rows.parts()).hasSize(300);
    assertThat(rows.needed(ref("t299"))).hasSize(300);
  }
}
