package io.neosync.postgres;

import static io.neosync.postgres.TwoDatabases.EAGER;
import static io.neosync.postgres.TwoDatabases.LAZY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neosync.PlanException;
import io.neosync.SyncBuilder;
import io.neosync.SyncListener;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What skipForeignKeyViolations leaves out, and what it does not. */
class OrphanTest {

  private static TwoDatabases databases;

  @BeforeAll
  static void start() throws SQLException {
    databases = new TwoDatabases();
  }

  @AfterAll
  static void stop() throws SQLException {
    databases.close();
  }

  static Stream<Thresholds> thresholds() {
    return Stream.of(EAGER, LAZY);
  }

  @ParameterizedTest
  @MethodSource("thresholds")
  void rowsFallWithWhatTheyReferenceAndAreCounted(Thresholds thresholds) throws SQLException {
    databases.given(
        """
        CREATE TABLE a (id int PRIMARY KEY);
        CREATE TABLE b (id int PRIMARY KEY, a int);
        CREATE TABLE c (id int PRIMARY KEY, b int, boss int);
        """,
        """
        INSERT INTO a VALUES (1);
        INSERT INTO b VALUES (1, 1), (2, 7), (3, NULL);
        INSERT INTO c VALUES (1, 1, NULL), (2, 2, NULL), (3, 1, 2), (4, 3, 1), (5, 1, 3);
        """,
        """
        ALTER TABLE b ADD CONSTRAINT to_a FOREIGN KEY (a) REFERENCES a;
        ALTER TABLE c ADD CONSTRAINT to_b FOREIGN KEY (b) REFERENCES b,
          ADD CONSTRAINT to_boss FOREIGN KEY (boss) REFERENCES c;
        """);
    List<String> skipped = new ArrayList<>();
    List<String> texts = new ArrayList<>();

    SyncReport report =
        databases.sync(
            thresholds,
            b ->
                b.skipForeignKeyViolations()
                    .listener(TwoDatabases.noting(skipped))
                    .listener(
                        new SyncListener() {
                          @Override
                          public void rowSkipped(SkippedRow row) {
                            texts.add("not asked for");
                          }
                        }));

    assertThat(report.table("b").skippedByForeignKey()).isEqualTo(Map.of("to_a", 1L));
    assertThat(report.table("c").skippedByForeignKey())
        .isEqualTo(Map.of("to_b", 1L, "to_boss", 2L));
    assertThat(report.table("c").rowsRead()).isEqualTo(5);
    assertThat(report.table("c").rowsWritten()).isEqualTo(2);
    assertThat(report.table("c").skippedByConflict()).isZero();
    assertThat(skipped)
        .containsExactlyInAnyOrder(
            "b to_a {id=2}", "c to_b {id=2}", "c to_boss {id=3}", "c to_boss {id=5}");
    assertThat(texts).isEmpty();
  }

  @Test
  void skippedRowsDoNotShowTheirValues() {
    SyncListener.SkippedRow row =
        new SyncListener.SkippedRow(
            new io.neosync.schema.TableRef("s", "t"),
            java.util.Optional.of("to_a"),
            Map.of("id", "secret"));
    assertThat(row).hasToString("row of s.t (to_a)");
  }

  @ParameterizedTest
  @MethodSource("thresholds")
  void otherErrorsAreStillErrors(Thresholds thresholds) throws SQLException {
    databases.given(
        "CREATE TABLE a (id int, v int)",
        "INSERT INTO a VALUES (1, 1), (1, 77)",
        """
        ALTER TABLE a ADD PRIMARY KEY (id), ADD FOREIGN KEY (v) REFERENCES a;
        INSERT INTO a VALUES (9, 9);
        """);

    TransferException failure =
        databases.failure(
            TransferException.class, thresholds, SyncBuilder::skipForeignKeyViolations);

    assertThat(failure).hasMessageContaining("a_pkey").hasMessageNotContaining("77");
  }

  @ParameterizedTest
  @MethodSource("thresholds")
  void aLongChainFallsWithItsRoot(Thresholds thresholds) throws SQLException {
    databases.given(
        "CREATE TABLE t (id int PRIMARY KEY, parent int)",
        "INSERT INTO t SELECT i, i - 1 FROM generate_series(1, 5000) i",
        "ALTER TABLE t ADD CONSTRAINT chain FOREIGN KEY (parent) REFERENCES t");

    SyncReport report = databases.sync(thresholds, SyncBuilder::skipForeignKeyViolations);

    assertThat(report.table("t").skippedByForeignKey()).isEqualTo(Map.of("chain", 5000L));
    assertThat(report.duration()).isLessThan(Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @MethodSource("thresholds")
  void aChainThroughACycleOfTablesFallsWithItsRoot(Thresholds thresholds) throws SQLException {
    databases.given(
        "CREATE TABLE a (id int PRIMARY KEY, b int); CREATE TABLE b (id int PRIMARY KEY, a int)",
        """
        INSERT INTO a SELECT i, i - 1 FROM generate_series(1, 500) i;
        INSERT INTO b SELECT i, i FROM generate_series(1, 500) i;
        INSERT INTO a SELECT i, NULL FROM generate_series(1001, 20000) i;
        INSERT INTO b SELECT i, i FROM generate_series(1001, 20000) i;
        """,
        """
        ALTER TABLE a ADD CONSTRAINT to_b FOREIGN KEY (b) REFERENCES b;
        ALTER TABLE b ADD CONSTRAINT to_a FOREIGN KEY (a) REFERENCES a;
        """);

    SyncReport report = databases.sync(thresholds, SyncBuilder::skipForeignKeyViolations);

    assertThat(report.table("a").skippedByForeignKey()).isEqualTo(Map.of("to_b", 500L));
    assertThat(report.table("b").skippedByForeignKey()).isEqualTo(Map.of("to_a", 500L));
    assertThat(report.duration()).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void columnsOfDifferentCollationsAreCompared() throws SQLException {
    databases.given(
        """
        CREATE TABLE a (code text COLLATE "C" PRIMARY KEY);
        CREATE TABLE b (id int PRIMARY KEY, code text COLLATE "POSIX", boss text);
        """,
        """
        INSERT INTO a VALUES ('x'); INSERT INTO b VALUES (1, 'x', NULL), (2, 'y', NULL), (3, 'x', 'y');
        """,
        """
        ALTER TABLE b ADD FOREIGN KEY (code) REFERENCES a, ADD UNIQUE (code, id);
        CREATE TABLE c (code text COLLATE "C" PRIMARY KEY, boss text COLLATE "POSIX" REFERENCES c);
        """);
    databases.source.execute(
        "CREATE TABLE s.c (code text, boss text); INSERT INTO s.c VALUES ('a', 'b'), ('c', 'a'),"
            + " ('d', 'd')");

    SyncReport report = databases.sync(EAGER, SyncBuilder::skipForeignKeyViolations);

    assertThat(databases.rows("SELECT id FROM s.b ORDER BY 1")).containsExactly("1", "3");
    assertThat(databases.rows("SELECT code FROM s.c")).containsExactly("d");
    assertThat(report.rowsSkipped()).isEqualTo(3);
  }

  @Test
  void rowsOutsideTheSyncAreNeverTouched() throws SQLException {
    databases.given(
        "CREATE TABLE a (id int PRIMARY KEY, boss int)",
        "INSERT INTO a VALUES (1, NULL), (2, 77)",
        """
        ALTER TABLE a ADD FOREIGN KEY (boss) REFERENCES a;
        CREATE TABLE outside (id int);
        INSERT INTO outside VALUES (2);
        ALTER TABLE outside ADD FOREIGN KEY (id) REFERENCES a ON DELETE CASCADE NOT VALID;
        """);

    databases.sync(LAZY, b -> b.append().skipForeignKeyViolations());

    assertThat(databases.rows("SELECT id FROM s.a")).containsExactly("1");
    assertThat(databases.rows("SELECT id FROM s.outside")).containsExactly("2");
  }

  @Test
  void rowsOfThisRunAreKnownWhateverTheDriverDoesBetweenStatements() throws SQLException {
    databases.given(
        "CREATE TABLE a (id int PRIMARY KEY, boss int)",
        "INSERT INTO a VALUES (1, NULL), (2, 77), (3, 2), (5, 5)",
        "INSERT INTO a VALUES (5, 77); ALTER TABLE a ADD FOREIGN KEY (boss) REFERENCES a NOT"
            + " VALID");
    var destination = databases.destination.dataSource();
    destination.setAutosave(org.postgresql.jdbc.AutoSave.ALWAYS);
    List<String> skipped = new ArrayList<>();

    io.neosync.Sync.from(Postgres.at(databases.source.dataSource()).schemas("s"))
        .to(Postgres.at(destination).schemas("s"))
        .onConflictDoNothing()
        .skipForeignKeyViolations()
        .listener(TwoDatabases.noting(skipped))
        .build()
        .run();

    assertThat(databases.rows("SELECT * FROM s.a ORDER BY 1")).containsExactly("1|NULL", "5|77");
    assertThat(skipped)
        .containsExactlyInAnyOrder("a - {id=5}", "a a_boss_fkey {id=2}", "a a_boss_fkey {id=3}");
  }

  @Test
  void aPeriodIsCoveredBySeveralRows() throws SQLException {
    assumeTrue(
        databases.destination.queryLong("SHOW server_version_num") >= 180000,
        "PERIOD came with PostgreSQL 18");
    databases.given(
        """
        CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;
        CREATE TABLE a (id int, r int4range); CREATE TABLE b (id int PRIMARY KEY, a int, r int4range);
        """,
        """
        INSERT INTO a VALUES (1, '[1,3)'), (1, '[3,5)');
        INSERT INTO b VALUES (1, 1, '[2,4)'), (2, 1, '[1,9)'), (3, 1, '[1,3)'), (4, NULL, '[1,3)');
        """,
        """
        ALTER TABLE a ADD PRIMARY KEY (id, r WITHOUT OVERLAPS);
        ALTER TABLE b ADD FOREIGN KEY (a, PERIOD r) REFERENCES a (id, PERIOD r);
        """);

    databases.sync(EAGER, SyncBuilder::skipForeignKeyViolations);

    assertThat(databases.rows("SELECT id FROM s.b ORDER BY 1")).containsExactly("1", "3", "4");
  }

  @Test
  void aRoleThatDoesNotOwnTheTablesIsToldAtOnce() throws SQLException {
    databases.given(
        "CREATE TABLE a (id int PRIMARY KEY, v int)",
        "INSERT INTO a VALUES (1, 1), (2, 2), (3, 3)",
        """
        INSERT INTO a VALUES (1, 0);
        DO 'BEGIN CREATE ROLE neosync_guest LOGIN PASSWORD ''guest''; EXCEPTION WHEN duplicate_object THEN NULL; END';
        GRANT USAGE ON SCHEMA s TO neosync_guest;
        GRANT SELECT, INSERT, TRUNCATE, DELETE ON ALL TABLES IN SCHEMA s TO neosync_guest;
        """);
    var guest = databases.destination.dataSource();
    guest.setUser("neosync_guest");
    guest.setPassword("guest");
    for (Thresholds thresholds : thresholds().toList()) {
      databases.destination.execute("DELETE FROM s.a WHERE id > 1");
      SyncReport report =
          io.neosync.Sync.from(Postgres.at(databases.source.dataSource()).schemas("s"))
              .to(Postgres.at(guest).schemas("s").thresholds(thresholds))
              .onConflictDoNothing()
              .skipForeignKeyViolations()
              .build()
              .run();
      assertThat(report.table("a").skippedByConflict()).isEqualTo(1);
      assertThat(databases.rows("SELECT * FROM s.a ORDER BY 1"))
          .containsExactly("1|0", "2|2", "3|3");
    }
    databases.destination.execute(
        "ALTER TABLE s.a ADD CONSTRAINT self FOREIGN KEY (v) REFERENCES s.a NOT VALID");
    PlanException failure =
        org.junit.jupiter.api.Assertions.assertThrows(
            PlanException.class,
            () ->
                io.neosync.Sync.from(Postgres.at(databases.source.dataSource()).schemas("s"))
                    .to(Postgres.at(guest).schemas("s"))
                    .skipForeignKeyViolations()
                    .build()
                    .plan());
    assertThat(failure)
        .hasMessageContaining(
            "skipForeignKeyViolations() has to set foreign key self aside, which this role may"
                + " not");
  }
}
