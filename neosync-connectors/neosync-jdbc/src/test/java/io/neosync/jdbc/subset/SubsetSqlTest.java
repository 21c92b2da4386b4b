package io.neosync.jdbc.subset;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.internal.subset.Following;
import io.neosync.internal.subset.SubsetPlan;
import io.neosync.jdbc.ConditionSyntax;
import io.neosync.jdbc.SqlRenderer;
import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.Key;
import io.neosync.schema.LogicalType;
import io.neosync.schema.PortableType;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Condition;
import io.neosync.spi.Problems;
import io.neosync.spi.RowFilter;
import io.neosync.spi.RowSubset;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;

/** What an engine gets to read that finds rows by their keys and binds values. */
class SubsetSqlTest {

  private static final SqlRenderer NAMES = new SqlRenderer(SQLDialect.MYSQL);

  @Test
  void aChildJoinsTheDefinitionOfItsParent() {
    Table parent = table("parent", List.of());
    Table child = table("child", List.of(key("child", "parent", ForeignKey.Validity.ENFORCED)));

    assertThat(select(child, "parent", true, false, parent, child))
        .isEqualTo(
            """
            WITH `neosync_kept_parent_1` AS (
            SELECT `parent`.`id` AS neosync_place_1, `parent`.`id` FROM `s`.`parent`
            WHERE (v < 7))
            SELECT * FROM `s`.`child`
              LEFT JOIN (SELECT `id` AS neosync_1 FROM `neosync_kept_parent_1`) AS neosync_parent_1 ON neosync_parent_1.neosync_1 = `child`.`to_parent`
            WHERE (`child`.`to_parent` IS NULL OR neosync_parent_1.neosync_1 IS NOT NULL)\
            """);
  }

  @Test
  void rowsOfACycleFallStepByStepAlongTheKeysOfTheirTables() {
    Table one = table("one", List.of(key("one", "two", ForeignKey.Validity.ENFORCED)));
    Table two = table("two", List.of(key("two", "one", ForeignKey.Validity.VIRTUAL)));

    assertThat(select(one, "two", true, false, one, two))
        .isEqualTo(
            """
            WITH RECURSIVE `neosync_candidates_one_1` AS (
            SELECT `one`.`id` AS neosync_place_1, `one`.`to_two`, `one`.`id` FROM `s`.`one`
            WHERE true),
            `neosync_candidates_two_2` AS (
            SELECT `two`.`id` AS neosync_place_1, `two`.`id`, `two`.`to_one` FROM `s`.`two`
            WHERE (v < 7)),
            `neosync_fallen_one_1`(neosync_table, neosync_key_0) AS (
            SELECT 0, `one`.`id` FROM `s`.`one` WHERE false
            UNION SELECT 1, `two`.`id` FROM `s`.`two` WHERE false
            UNION SELECT 0, child.neosync_place_1 FROM `neosync_candidates_one_1` AS child WHERE child.`to_two` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `neosync_candidates_two_2` AS parent WHERE parent.`id` = child.`to_two`)
            UNION SELECT 1, child.neosync_place_1 FROM `neosync_candidates_two_2` AS child WHERE EXISTS (SELECT 1 FROM `s`.`one` AS parent WHERE parent.`id` = child.`to_one` AND NOT EXISTS (SELECT 1 FROM `neosync_candidates_one_1` AS candidate WHERE candidate.neosync_place_1 = parent.`id`))
            UNION SELECT 0, child.`id` FROM `neosync_fallen_one_1` AS found STRAIGHT_JOIN `s`.`two` AS parent ON found.neosync_table = 1 AND found.neosync_key_0 = parent.`id` STRAIGHT_JOIN `s`.`one` AS child ON parent.`id` = child.`to_two`
            UNION SELECT 1, child.`id` FROM `neosync_fallen_one_1` AS found STRAIGHT_JOIN `s`.`one` AS parent ON found.neosync_table = 0 AND found.neosync_key_0 = parent.`id` STRAIGHT_JOIN `s`.`two` AS child ON parent.`id` = child.`to_one`),
            `neosync_kept_one_1` AS (
            SELECT candidate.neosync_place_1, candidate.`to_two`, candidate.`id` FROM `neosync_candidates_one_1` AS candidate WHERE NOT EXISTS (SELECT 1 FROM `neosync_fallen_one_1` AS found WHERE found.neosync_table = 0 AND found.neosync_key_0 = candidate.neosync_place_1))
            SELECT * FROM `s`.`one`
              JOIN (SELECT neosync_place_1 FROM `neosync_kept_one_1`) AS neosync_parent ON neosync_parent.neosync_place_1 = `one`.`id`
            WHERE true\
            """);
  }

  @Test
  void aTreeKeepsWhatIsNeededAndWhatThatReferences() {
    Table tree = table("tree", List.of(key("tree", "tree", ForeignKey.Validity.ENFORCED)));
    Table leaf = table("leaf", List.of(key("leaf", "tree", ForeignKey.Validity.ENFORCED)));

    assertThat(select(tree, "leaf", false, true, tree, leaf))
        .isEqualTo(
            """
            WITH RECURSIVE `neosync_kept_leaf_1` AS (
            SELECT `leaf`.`id` AS neosync_place_1, `leaf`.`to_tree` FROM `s`.`leaf`
            WHERE (v < 7)),
            `neosync_needed_tree_2`(neosync_table, neosync_key_0) AS (
            SELECT 0, `tree`.`id` FROM `s`.`tree`
            WHERE EXISTS (SELECT 1 FROM (SELECT `to_tree` AS neosync_1 FROM `neosync_kept_leaf_1`) AS neosync_child WHERE `tree`.`id` = neosync_child.neosync_1)
            UNION SELECT 0, parent.`id` FROM `neosync_needed_tree_2` AS found STRAIGHT_JOIN `s`.`tree` AS child ON found.neosync_table = 0 AND found.neosync_key_0 = child.`id` STRAIGHT_JOIN `s`.`tree` AS parent ON parent.`id` = child.`to_tree`),
            `neosync_kept_tree_2` AS (
            SELECT `tree`.`id` AS neosync_place_1, `tree`.`to_tree`, `tree`.`id` FROM `s`.`tree` WHERE EXISTS (SELECT 1 FROM `neosync_needed_tree_2` AS found WHERE found.neosync_table = 0 AND found.neosync_key_0 = `tree`.`id`))
            SELECT * FROM `s`.`tree`
              JOIN (SELECT neosync_place_1 FROM `neosync_kept_tree_2`) AS neosync_parent ON neosync_parent.neosync_place_1 = `tree`.`id`
            WHERE true\
            """);
  }

  @Test
  void aQueryGrowsWithTheTablesAndNotWithTheWaysBetweenThem() {
    int few = diamonds(20);
    assertThat(diamonds(40)).isBetween(few, 3 * few);
    assertThat(diamonds(80)).isLessThan(5 * few);
  }

  @Test
  void tablesWithManyWaysBetweenThemAreDecidedTogether() {
    assertThat(queryOfDiamonds(10)).startsWith("WITH `neosync_kept_t0_1`");
    assertThat(queryOfDiamonds(20))
        .startsWith("WITH RECURSIVE `neosync_candidates_t0_1`")
        .containsOnlyOnce("`neosync_fallen_t0_1`(neosync_table");
  }

  private static int diamonds(int count) {
    return queryOfDiamonds(count).length();
  }

  /** A query on the last of tables that reference each of the two before them. */
  private static String queryOfDiamonds(int count) {
    List<Table> tables = new ArrayList<>();
    IntStream.range(0, count)
        .forEach(
            i ->
                tables.add(
                    table(
                        "t" + i,
                        IntStream.range(Math.max(0, i - 2), i)
                            .mapToObj(to -> key("t" + i, "t" + to, ForeignKey.Validity.ENFORCED))
                            .toList())));
    return select(tables.get(count - 1), "t0", true, false, tables.toArray(Table[]::new));
  }

  @Test
  void aTableWithoutKeysIsRefusedOnlyWhereItsRowsMustBeFoundAgain() throws SQLException {
    ForeignKey own = key("loop", "loop", ForeignKey.Validity.VIRTUAL);
    Table loop =
        new Table(new TableRef("s", "loop"), columns(List.of(own)), List.of(), List.of(own), 5);
    ForeignKey last = key("last", "loop", ForeignKey.Validity.ENFORCED);
    Table end =
        new Table(new TableRef("s", "last"), columns(List.of(last)), List.of(), List.of(last), 5);
    RowSubset subset = subset("loop", true, false, loop, end);
    Problems problems = new Problems();

    new SubsetQueries(subset, Catalog.of(List.of(loop, end)), dialect(loop, end), c -> c.text())
        .estimatedRows(end, (query, rejected) -> 5, problems);

    assertThat(problems.messages())
        .containsExactly(
            "table s.loop: its rows reference each other, directly or not, so that a subset of it"
                + " needs a primary key, or a unique key without NULL, to tell its rows apart; add"
                + " one, or leave the table out of the subset");
  }

  private static String select(
      Table of, String restricted, boolean down, boolean up, Table... tables) {
    BoundValues values = new BoundValues();
    SubsetSql sql =
        new SubsetQueries(
                subset(restricted, down, up, tables),
                Catalog.of(List.of(tables)),
                dialect(tables),
                SqlRenderer::readable)
            .executable();
    return values.bound(sql.select(of.ref(), "*", "")).sql();
  }

  private static RowSubset subset(String restricted, boolean down, boolean up, Table... tables) {
    Condition condition = ConditionSyntax.of().parse("v < 7", List.of());
    return SubsetPlan.of(
            List.of(tables),
            List.of(),
            Map.of(new TableRef("s", restricted), List.of(new RowFilter.Native(condition))),
            new Following(down, up))
        .rows();
  }

  private static SubsetDialect dialect(Table... tables) {
    Catalog catalog = Catalog.of(List.of(tables));
    return new SubsetDialect(
        NAMES,
        NAMES::quoted,
        table -> catalog.find(table).stream().flatMap(SubsetSqlTest::places).toList(),
        KeyComparison.byEquality(),
        new KeyRecursion("STRAIGHT_JOIN", 60));
  }

  private static java.util.stream.Stream<RowPlace> places(Table table) {
    return table.primaryKey().stream()
        .flatMap(key -> key.columns().stream())
        .map(column -> new RowPlace(NAMES.quoted(column), "neosync_place_1", "int"));
  }

  private static Table table(String name, List<ForeignKey> keys) {
    return new Table(
        new TableRef("s", name),
        columns(keys),
        List.of(new Key("PRIMARY", Key.Kind.PRIMARY, List.of("id"))),
        keys,
        100);
  }

  private static List<Column> columns(List<ForeignKey> keys) {
    List<Column> columns = new ArrayList<>(List.of(column("id", false), column("v", true)));
    keys.forEach(key -> columns.add(column(key.columns().get(0), true)));
    return columns;
  }

  private static Column column(String name, boolean nullable) {
    PortableType type = new PortableType("SQL", "int", LogicalType.Int.of(32));
    return new Column(name, type, nullable, Column.Fill.NONE, OptionalLong.empty());
  }

  private static ForeignKey key(String table, String parent, ForeignKey.Validity validity) {
    return new ForeignKey(
        table + "_to_" + parent,
        new TableRef("s", table),
        List.of("to_" + parent),
        new TableRef("s", parent),
        List.of("id"),
        validity);
  }
}
