package io.neosync.contract.postgres.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.contract.postgres.Everything;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ComparisonTest {

  private static TestDatabase original;
  private static CatalogDump catalog;
  private static SequenceValues sequences;
  private static TableContents contents;
  private TestDatabase database;

  @BeforeAll
  static void loadOnce() throws SQLException {
    original = PostgresServer.shared().createDatabase();
    original.load(Everything.SCHEMA, Everything.DATA);
    catalog = catalog(original);
    sequences = sequences(original);
    contents = contents(original);
  }

  @AfterAll
  static void dropOriginal() throws SQLException {
    if (original != null) {
      original.close();
    }
  }

  @BeforeEach
  void copy() throws SQLException {
    database = original.copy();
  }

  @AfterEach
  void dropCopy() throws SQLException {
    database.close();
  }

  @Test
  void loadedTwiceIsEqual() throws SQLException {
    try (TestDatabase second = PostgresServer.shared().createDatabase()) {
      // other object numbers than in the first
      second.execute(
          "CREATE SCHEMA before; CREATE TABLE before.t (a text UNIQUE); DROP SCHEMA before"
              + " CASCADE");
      second.load(Everything.SCHEMA);
      assertThat(catalog.differences(catalog(second))).isEmpty();

      second.load(Everything.DATA);
      assertThat(catalog.differences(catalog(second))).isEmpty();
      assertThat(contents.differences(contents(second))).isEmpty();
      assertThat(contents).isEqualTo(contents(second));
      assertThat(sequences.differences(sequences(second))).isEmpty();
    }
  }

  @Test
  void emptySchemaDiffersInRowsAndSequencesAlone() throws SQLException {
    try (TestDatabase empty = PostgresServer.shared().createDatabase()) {
      empty.load(Everything.SCHEMA);

      assertThat(contents(empty).rows()).isZero();
      assertThat(contents.differences(contents(empty)))
          .anyMatch(line -> line.startsWith("- everything.no_columns: 5 rows"));
      assertThat(sequences.differences(sequences(empty)))
          .contains(
              "- everything.shared_counter 1040 called",
              "+ everything.shared_counter 1000 not called");
    }
  }

  @Test
  void dumpHasNoObjectNumbersOfItsOwnAndCoversEveryKind() throws SQLException {
    assertThat(catalog(database).lines().stream().map(line -> line.split(" ", 2)[0]).distinct())
        .contains(
            "column",
            "composite",
            "constraint",
            "domain",
            "enum",
            "extension",
            "function",
            "index",
            "materialized",
            "partitioned",
            "policy",
            "range",
            "rule",
            "schema",
            "sequence",
            "statistics",
            "table",
            "trigger",
            "view");
  }

  @TestFactory
  Stream<DynamicTest> changedDefinitionIsNamed() {
    return Stream.of(
            change("DROP INDEX index_partial", "- index everything.index_partial"),
            change(
                "ALTER TABLE triggered DISABLE TRIGGER touches",
                "+ trigger everything.triggered.touches"),
            change(
                "ALTER TABLE fk_child DISABLE TRIGGER ALL",
                "+ constraint trigger everything.fk_child"),
            change(
                "ALTER TABLE fk_child DROP CONSTRAINT to_unique",
                "- constraint everything.fk_child.to_unique"),
            change(
                "ALTER TABLE fk_cycle_a ALTER CONSTRAINT a_to_b NOT DEFERRABLE",
                "- constraint everything.fk_cycle_a.a_to_b"),
            change(
                "COMMENT ON CONSTRAINT composite_full ON fk_child IS NULL",
                "- constraint everything.fk_child.composite_full"),
            change(
                "COMMENT ON INDEX index_expression IS 'x'", "+ index everything.index_expression"),
            change(
                "ALTER INDEX index_expression ALTER COLUMN 2 SET STATISTICS -1",
                "+ index everything.index_expression"),
            change("ALTER TABLE indexed SET WITHOUT CLUSTER", "- index everything.index_collated"),
            change(
                "ALTER TABLE replica_index REPLICA IDENTITY DEFAULT",
                "- index everything.replica_index_code"),
            change(
                "ALTER TABLE replica_full REPLICA IDENTITY DEFAULT",
                "- table everything.replica_full"),
            change("ALTER INDEX index_hash SET (fillfactor = 41)", "+ index everything.index_hash"),
            change(
                "ALTER TABLE storage_options ALTER COLUMN main SET STORAGE PLAIN",
                "+ column everything.storage_options.main"),
            change(
                "ALTER TABLE storage_options ALTER COLUMN plain SET STATISTICS 18",
                "+ column everything.storage_options.plain"),
            change(
                "ALTER TABLE storage_options RESET (toast.autovacuum_enabled)",
                "- table everything.storage_options"),
            change(
                "ALTER TABLE part_list DETACH PARTITION part_list_happy",
                "- table everything.part_list_happy"),
            change(
                "ALTER SEQUENCE shared_counter INCREMENT 11",
                "+ sequence everything.shared_counter"),
            change(
                "ALTER SEQUENCE owned_by_hand OWNED BY NONE",
                "+ sequence everything.owned_by_hand"),
            change(
                "ALTER TABLE identity_always ALTER id SET GENERATED BY DEFAULT",
                "+ column everything.identity_always.id"),
            change("ALTER TYPE mood ADD VALUE 'new'", "+ enum everything.mood"),
            change("ALTER DOMAIN positive SET DEFAULT 2", "+ domain everything.positive"),
            change(
                "CREATE OR REPLACE FUNCTION is_even(n integer) RETURNS boolean LANGUAGE sql AS"
                    + " 'SELECT true'",
                "+ function everything.is_even"),
            change("ALTER RULE logs_too ON ruled RENAME TO logs", "+ rule everything.ruled.logs"),
            change("DROP POLICY own_rows ON guarded", "- policy everything.guarded.own_rows"),
            change(
                "ALTER STATISTICS storage_statistics SET STATISTICS 7",
                "+ statistics everything.storage_statistics"),
            change(
                "REFRESH MATERIALIZED VIEW materialized",
                "+ materialized view everything.materialized"),
            change("ALTER TABLE not_logged SET LOGGED", "+ table everything.not_logged"))
        .map(change -> change.test(ComparisonTest::namesDefinition));
  }

  private static void namesDefinition(Connection connection, String expected) throws SQLException {
    assertThat(catalog.differences(CatalogDump.of(connection, Everything.schemas())))
        .anyMatch(line -> line.startsWith(expected));
  }

  @TestFactory
  Stream<DynamicTest> changedRowIsNamed() {
    return Stream.of(
            change("UPDATE type_number SET c_double = '0' WHERE id = 5", "type_number"),
            change("UPDATE type_number SET c_numeric = '10.50' WHERE id = 7", "type_number"),
            change("UPDATE type_text SET c_text = c_text || ' ' WHERE id = 13", "type_text"),
            change("UPDATE type_text SET c_text = NULL WHERE id = 1", "type_text"),
            change("UPDATE type_text SET c_json = '{}' WHERE id = 22", "type_text"),
            change("UPDATE type_text SET c_bytea = c_bytea || '\\x00' WHERE id = 13", "type_text"),
            change(
                "UPDATE type_array SET c_integers = '[0:2]={1,NULL,3}' WHERE id = 3", "type_array"),
            change("UPDATE type_own SET c_composite = NULL WHERE id = 3", "type_own"),
            change("UPDATE type_reg SET c_regclass = 'serials' WHERE id = 1", "type_reg"),
            change("UPDATE fk_self SET parent_id = NULL WHERE id = 3", "fk_self"),
            change("INSERT INTO no_key VALUES (1, 'twin')", "no_key"),
            change("INSERT INTO no_columns DEFAULT VALUES", "no_columns"),
            change("UPDATE columns_1600 SET c1600 = NULL", "columns_1600"),
            change("UPDATE ONLY animal SET name = 'x' WHERE id = 1", "animal"),
            change("UPDATE part_range_2024_rest_0 SET amount = -1", "part_range_2024_rest_0"),
            change("UPDATE indexed SET a = 1 WHERE id = 77", "indexed"))
        .map(change -> change.test(ComparisonTest::namesTable));
  }

  private static void namesTable(Connection connection, String table) throws SQLException {
    List<String> differences =
        contents.differences(TableContents.of(connection, Everything.schemas()));
    assertThat(differences.get(0)).startsWith("- everything." + table + ":");
    assertThat(differences.get(1)).startsWith("+ everything." + table + ":");
    assertThat(differences.stream().filter(line -> !line.startsWith(" "))).hasSize(2);
  }

  /** What is changed, in a transaction that is rolled back, and what must be said of it. */
  private record Change(String sql, String expected) {

    interface Check {
      void check(Connection connection, String expected) throws SQLException;
    }

    DynamicTest test(Check check) {
      return DynamicTest.dynamicTest(
          sql,
          () -> {
            try (Connection connection = original.connection();
                Statement statement = connection.createStatement()) {
              connection.setAutoCommit(false);
              statement.execute("SET search_path = everything, public; " + sql);
              check.check(connection, expected);
              connection.rollback();
            }
          });
    }
  }

  private static Change change(String sql, String expected) {
    return new Change(sql, expected);
  }

  @Test
  void differingRowsAreShown() throws SQLException {
    database.execute("UPDATE everything.ruled SET note = 'other' WHERE id = 2");

    List<String> differences = contents.differences(contents(database));
    assertThat(differences.get(2)).isEqualTo("    columns id, note");
    assertThat(differences.subList(3, differences.size())).contains("  - (2,b)", "  + (2,other)");
  }

  @Test
  void orderOfRowsAndColumnsDoesNotMatter() throws SQLException {
    try (TestDatabase left = PostgresServer.shared().createDatabase();
        TestDatabase right = PostgresServer.shared().createDatabase()) {
      left.execute("CREATE TABLE t (a integer, b text); INSERT INTO t VALUES (1, 'x'), (2, NULL)");
      right.execute("CREATE TABLE t (b text, a integer); INSERT INTO t VALUES (NULL, 2), ('x', 1)");

      assertThat(contents(left, "public").differences(contents(right, "public"))).isEmpty();
    }
  }

  @Test
  void sessionSettingsDoNotMatterAndStay() throws SQLException {
    try (Connection connection = database.connection();
        var statement = connection.createStatement()) {
      statement.execute(
          "SET DateStyle = 'ISO, DMY'; SET TimeZone = 'Asia/Tokyo'; SET bytea_output = 'escape';"
              + " SET IntervalStyle = 'iso_8601'; SET extra_float_digits = -5;"
              + " SET search_path = everything, public; SET quote_all_identifiers = on");

      assertThat(TableContents.of(connection, Everything.schemas()).differences(contents))
          .isEmpty();
      assertThat(CatalogDump.of(connection, Everything.schemas()).differences(catalog)).isEmpty();

      assertThat(connection.getAutoCommit()).isTrue();
      try (var row = statement.executeQuery("SHOW TimeZone")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("Asia/Tokyo");
      }
    }
  }

  @Test
  void transactionOfTheCallerGoesOn() throws SQLException {
    try (Connection connection = database.connection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("DELETE FROM everything.no_key");

      assertThat(contents.differences(TableContents.of(connection, "everything")))
          .contains("+ everything.no_key: 0 rows, checksum 0/0");
      connection.commit();
    }
    assertThat(database.queryLong("SELECT count(*) FROM everything.no_key")).isZero();
  }

  private static CatalogDump catalog(TestDatabase database) throws SQLException {
    try (Connection connection = database.connection()) {
      return CatalogDump.of(connection, Everything.schemas());
    }
  }

  private static SequenceValues sequences(TestDatabase database) throws SQLException {
    try (Connection connection = database.connection()) {
      return SequenceValues.of(connection, Everything.schemas());
    }
  }

  private static TableContents contents(TestDatabase database) throws SQLException {
    return contents(database, Everything.schemas());
  }

  private static TableContents contents(TestDatabase database, String... schemas)
      throws SQLException {
    try (Connection connection = database.connection()) {
      return TableContents.of(connection, schemas);
    }
  }
}
