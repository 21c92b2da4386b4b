package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.SyncBuilder;
import io.neosync.TransferException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Foreign keys of staged rows that are checked as a set say what the server's own check says. */
class StagedReferencesTest {

  /** Foreign keys stay in place, and are checked as a set. */
  private static final Thresholds SET = new Thresholds(Long.MAX_VALUE, Long.MAX_VALUE, 0);

  private static final String TABLES =
      """
      CREATE TABLE parent (id int PRIMARY KEY);
      CREATE TABLE child (id int PRIMARY KEY, parent_id int REFERENCES parent,
        other_id int CONSTRAINT other REFERENCES parent, boss_id int REFERENCES child);
      """;

  private static final String ROWS =
      """
      INSERT INTO parent SELECT generate_series(1, 9);
      INSERT INTO child VALUES (1, 1, NULL, NULL), (2, 9, 2, 1), (3, NULL, 3, 2);
      """;

  /** Rows that go into a table with rows are staged. */
  private static final String FILLED = "INSERT INTO child VALUES (9, NULL, NULL, NULL);";

  /** The triggers that check foreign keys, and whether they are on. */
  private static final String TRIGGERS =
      "SELECT DISTINCT tgenabled FROM pg_trigger WHERE tgisinternal AND tgrelid ="
          + " 's.child'::regclass";

  private static TwoDatabases databases;

  @BeforeAll
  static void start() throws SQLException {
    databases = new TwoDatabases();
  }

  @AfterAll
  static void stop() throws SQLException {
    databases.close();
  }

  /** Counts, as rows come, how often the check of each foreign key is off. */
  private static final String WATCH =
      """
      CREATE SEQUENCE child_parent_id_fkey_off; CREATE SEQUENCE other_off;
      CREATE SEQUENCE child_boss_id_fkey_off;
      CREATE FUNCTION watch(id int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN
        PERFORM nextval('s.' || k.conname || '_off') FROM pg_trigger t
          JOIN pg_constraint k ON k.oid = t.tgconstraint AND k.conrelid = t.tgrelid
          WHERE t.tgrelid = 's.child'::regclass AND t.tgtype::int & 4 <> 0 AND t.tgenabled = 'D';
        RETURN id; END $$;
      CREATE INDEX watched ON child (s.watch(id));
      """;

  @Test
  void theServersOwnCheckRestsWhileRowsMoveThatHoldAndIsOnAgainAfterwards() throws SQLException {
    databases.given(TABLES, ROWS, FILLED + WATCH);

    databases.sync(SET, SyncBuilder::onConflictDoNothing);

    assertThat(databases.rows("SELECT * FROM s.child ORDER BY id"))
        .containsExactly("1|1|NULL|NULL", "2|9|2|1", "3|NULL|3|2", "9|NULL|NULL|NULL");
    assertThat(databases.rows(TRIGGERS)).containsExactly("O");
    assertThat(
            databases.rows("SELECT sequencename FROM pg_sequences WHERE last_value = 3 ORDER BY 1"))
        .containsExactly("child_parent_id_fkey_off", "other_off");
  }

  @Test
  void aRowWithoutItsParentFailsWithTheServersOwnMessage() throws SQLException {
    databases.given(
        TABLES,
        ROWS + "ALTER TABLE child DISABLE TRIGGER ALL; INSERT INTO child VALUES (4, 44, 1, 1)",
        "INSERT INTO child VALUES (1, NULL, NULL, NULL)");

    TransferException failure =
        databases.failure(TransferException.class, SET, SyncBuilder::onConflictDoNothing);

    assertThat(failure).hasMessageContaining("child_parent_id_fkey");
    assertThat(databases.rows(TRIGGERS)).containsExactly("O");
  }

  @Test
  void aRowThatIsLeftOutMayPointNowhere() throws SQLException {
    databases.given(
        TABLES,
        ROWS + "ALTER TABLE child DISABLE TRIGGER ALL; INSERT INTO child VALUES (4, 44, 1, 1)",
        "INSERT INTO child VALUES (4, NULL, NULL, NULL)");

    databases.sync(SET, SyncBuilder::onConflictDoNothing);

    assertThat(databases.rows("SELECT * FROM s.child ORDER BY id"))
        .containsExactly("1|1|NULL|NULL", "2|9|2|1", "3|NULL|3|2", "4|NULL|NULL|NULL");
  }

  @Test
  void whoeverWritesToTheParentIsNotWaitedFor() throws SQLException {
    databases.given(TABLES, ROWS, FILLED);
    try (Connection other = databases.destination.connection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("INSERT INTO s.parent VALUES (77)");

      databases.build(SET, SyncBuilder::onConflictDoNothing).run();

      other.rollback();
    }
    assertThat(databases.rows("SELECT count(*) FROM s.child")).isEqualTo(List.of("4"));
    assertThat(databases.rows(TRIGGERS)).containsExactly("O");
  }

  @Test
  void deferredChecksAndTriggersThatAreOffStayAsTheyAre() throws SQLException {
    databases.given(
        TABLES
            + "ALTER TABLE child ALTER CONSTRAINT other DEFERRABLE INITIALLY DEFERRED;"
            + "CREATE TABLE pet (id int PRIMARY KEY, parent_id int REFERENCES parent);",
        ROWS + "INSERT INTO pet VALUES (1, 1), (2, 2)",
        FILLED
            + "INSERT INTO parent VALUES (1); INSERT INTO pet VALUES (1, 1);"
            + "ALTER TABLE pet DISABLE TRIGGER ALL");

    databases.sync(SET, SyncBuilder::onConflictDoNothing);

    assertThat(databases.rows("SELECT count(*) FROM s.child")).isEqualTo(List.of("4"));
    assertThat(databases.rows(TRIGGERS)).containsExactly("O");
    assertThat(
            databases.rows(
                "SELECT DISTINCT tgenabled FROM pg_trigger WHERE tgrelid = 's.pet'::regclass"))
        .containsExactly("D");
  }
}
