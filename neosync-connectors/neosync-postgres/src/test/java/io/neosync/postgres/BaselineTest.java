package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.schema.TableRef;
import io.neosync.spi.Baseline;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Putting a database back to what it held. */
class BaselineTest {

  private static final String TABLES =
      """
      CREATE TYPE mood AS ENUM ('ok', 'bad');
      CREATE TABLE parent (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL,
        twice text GENERATED ALWAYS AS (name || name) STORED,
        favourite int,
        "Odd ""name" mood DEFAULT 'ok');
      CREATE TABLE child (
        id serial PRIMARY KEY,
        parent_id int NOT NULL REFERENCES parent ON DELETE CASCADE,
        body bytea, doc jsonb, at timestamptz, price float8, tags text[], fixed char(5));
      ALTER TABLE parent ADD FOREIGN KEY (favourite) REFERENCES child;
      CREATE TABLE grandchild (child_id int REFERENCES child, n int, UNIQUE (child_id, n));
      CREATE TABLE lonely (v text);
      CREATE TABLE nothing (v int);
      CREATE TABLE big (id int PRIMARY KEY, v text);
      CREATE TABLE parts (id int, kind int) PARTITION BY LIST (kind);
      CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
      CREATE TABLE parts_2 PARTITION OF parts FOR VALUES IN (2);
      CREATE SEQUENCE loose START 5;
      INSERT INTO parent (name) SELECT 'p' || i FROM generate_series(1, 20) i;
      INSERT INTO child (parent_id, body, doc, at, price, tags, fixed)
        SELECT i, '\\x00ff5c27', '{"a": "it''s \\\\ {fn x} ? $1"}', '2024-01-01 10:00:00.123456+00', 0.1 * i,
          ARRAY['a,b', NULL, 'c"d'], 'x' FROM generate_series(1, 20) i;
      INSERT INTO child (parent_id, fixed) VALUES (1, NULL);
      UPDATE parent SET favourite = id;
      INSERT INTO grandchild SELECT i, i FROM generate_series(1, 20) i;
      INSERT INTO lonely VALUES ('a'), (NULL), ('');
      INSERT INTO big SELECT i, repeat('x' || i, 30) FROM generate_series(1, 1500) i;
      INSERT INTO parts SELECT i, 1 + i % 2 FROM generate_series(1, 10) i;
      """;

  private static final String TRIGGER =
      """
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'a trigger fired'; END $$;
      CREATE TRIGGER refuse_delete BEFORE DELETE ON lonely FOR EACH ROW EXECUTE FUNCTION refuse();
      """;

  private TestDatabase database;

  @BeforeEach
  void createTables() throws SQLException {
    database = PostgresServer.shared().createDatabase();
    database.execute(TABLES);
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  private Postgres endpoint() {
    return Postgres.at(database.dataSource());
  }

  /** The same database for a role that owns the tables but may not turn triggers off. */
  private Postgres ordinaryOwner() throws SQLException {
    String role = "owner_" + database.name();
    database.execute(
        """
        CREATE ROLE %1$s LOGIN PASSWORD 'secret';
        GRANT ALL ON SCHEMA public TO %1$s;
        DO $$ DECLARE t regclass; BEGIN
          FOR t IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace
              AND relkind IN ('r', 'p', 'S') AND NOT EXISTS (SELECT FROM pg_depend d
                WHERE d.objid = pg_class.oid AND d.deptype IN ('a', 'i') AND relkind = 'S') LOOP
            EXECUTE format('ALTER TABLE %%s OWNER TO %1$s', t);
          END LOOP;
        END $$;
        """
            .formatted(role));
    PGSimpleDataSource dataSource = database.dataSource();
    dataSource.setUser(role);
    dataSource.setPassword("secret");
    return Postgres.at(dataSource);
  }

  private static TableRef table(String name) {
    return new TableRef("public", name);
  }

  @Test
  void onlyWhatChangedIsPutBack() throws Exception {
    try (Baseline baseline = endpoint().remember()) {
      DatabaseState before = DatabaseState.of(database);
      assertThat(baseline.restore()).contains(Set.of());

      database.execute("UPDATE lonely SET v = 'b' WHERE v = 'a'; INSERT INTO nothing VALUES (1)");

      assertThat(baseline.restore()).contains(Set.of(table("lonely"), table("nothing")));
      assertThat(DatabaseState.of(database)).isEqualTo(before);
      assertThat(baseline.restore()).contains(Set.of());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO lonely VALUES ('new')",
        "DELETE FROM lonely WHERE v = ''",
        "UPDATE lonely SET v = v",
        "TRUNCATE lonely",
        "TRUNCATE parent, child, grandchild RESTART IDENTITY",
        "DELETE FROM grandchild; DELETE FROM child WHERE id = 21; INSERT INTO child (id, parent_id)"
            + " VALUES (21, 1)",
        "DELETE FROM big WHERE id % 2 = 0",
        "UPDATE parts SET kind = 3 - kind",
        "DELETE FROM parts_1",
        "SELECT nextval('child_id_seq'), nextval('loose')",
        "SELECT setval('parent_id_seq', 100)",
        "BEGIN; SAVEPOINT a; INSERT INTO lonely VALUES ('x'); RELEASE a; COMMIT",
        "BEGIN; INSERT INTO child (parent_id) VALUES (2); ROLLBACK",
        "VACUUM FULL lonely",
        "SET session_replication_role = replica; DELETE FROM parent"
      })
  void everyChangeIsFound(String change) throws Exception {
    try (Baseline baseline = endpoint().remember()) {
      DatabaseState before = DatabaseState.of(database);
      for (int i = 0; i < 2; i++) {
        database.execute(change);
        assertThat(baseline.restore()).isPresent();
        assertThat(DatabaseState.of(database)).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whateverHappenedInBetweenAllIsAsItWas(boolean superuser) throws Exception {
    if (!superuser) {
      database.execute(TRIGGER);
    }
    try (Baseline baseline = (superuser ? endpoint() : ordinaryOwner()).remember()) {
      DatabaseState before = DatabaseState.of(database);
      List<String> changes =
          List.of(
              "INSERT INTO parent (name) VALUES ('new')",
              "UPDATE parent SET name = 'x' WHERE id < 5",
              "UPDATE parent SET favourite = NULL WHERE id > 5",
              "DELETE FROM grandchild WHERE n > 3",
              "INSERT INTO child (parent_id) VALUES (3)",
              "UPDATE child SET doc = '{}', tags = '{}' WHERE id = 4",
              "UPDATE parent SET favourite = NULL; DELETE FROM grandchild; DELETE FROM child",
              "INSERT INTO lonely VALUES ('x')",
              "TRUNCATE lonely, nothing",
              "INSERT INTO nothing VALUES (1), (2)",
              "UPDATE big SET v = 'y' WHERE id = 7",
              "INSERT INTO parts VALUES (11, 1)");
      Random random = new Random(7);
      for (int round = 0; round < 12; round++) {
        for (int i = random.nextInt(5); i >= 0; i--) {
          database.execute(changes.get(random.nextInt(changes.size())));
        }
        assertThat(baseline.restore()).isPresent();
        assertThat(DatabaseState.of(database)).isEqualTo(before);
      }
    }
  }

  @Test
  void rowsThatNobodyChangedStayWhereTheyAre() throws Exception {
    String others =
        "SELECT xmin || '/' || ctid, id FROM child WHERE id NOT IN (4, 5, 6) ORDER BY id";
    try (Baseline baseline = endpoint().remember()) {
      DatabaseState before = DatabaseState.of(database);
      List<String> rows = database.queryStrings(others);
      database.execute(
          "SET session_replication_role = replica; UPDATE child SET id = 104 WHERE id = 4;"
              + " UPDATE child SET id = 4 WHERE id = 5; DELETE FROM child WHERE id = 6");

      assertThat(baseline.restore()).isPresent();

      assertThat(DatabaseState.of(database)).isEqualTo(before);
      assertThat(database.queryStrings(others)).isEqualTo(rows);
    }
  }

  /** Of how many transactions a table's rows may be is limited. */
  @Test
  void restoredManyTimes() throws Exception {
    try (Baseline baseline = endpoint().remember()) {
      DatabaseState before = DatabaseState.of(database);
      for (int i = 1; i <= 70; i++) {
        int id = 1 + i % 20;
        database.execute(
            "UPDATE child SET price = -1 WHERE id = %d; INSERT INTO child (id, parent_id) VALUES (99, 1)"
                .formatted(id));
        assertThat(baseline.restore()).contains(Set.of(table("child")));
      }
      assertThat(baseline.restore()).contains(Set.of());
      assertThat(DatabaseState.of(database)).isEqualTo(before);
    }
  }

  /** A server that counts in parallel answers in any order. */
  @Test
  void serversThatWorkInParallel() throws Exception {
    database.execute(
        "ALTER DATABASE %1$s SET parallel_setup_cost = 0; ALTER DATABASE %1$s SET parallel_tuple_cost = 0; ALTER DATABASE %1$s SET min_parallel_table_scan_size = 0"
            .formatted(database.name()));
    try (Baseline baseline = endpoint().remember()) {
      DatabaseState before = DatabaseState.of(database);
      for (int i = 0; i < 10; i++) {
        database.execute("UPDATE big SET v = 'y'; DELETE FROM lonely");
        assertThat(baseline.restore()).contains(Set.of(table("big"), table("lonely")));
        assertThat(DatabaseState.of(database)).isEqualTo(before);
      }
    }
  }

  @Test
  void triggersThatFireInReplicasToo() throws Exception {
    database.execute(TRIGGER + "ALTER TABLE lonely ENABLE ALWAYS TRIGGER refuse_delete");
    try (Baseline baseline = endpoint().remember()) {
      DatabaseState before = DatabaseState.of(database);
      database.execute("INSERT INTO lonely VALUES ('x')");
      baseline.restore();
      assertThat(DatabaseState.of(database)).isEqualTo(before);
    }
    assertThat(database.queryStrings("SELECT tgenabled FROM pg_trigger WHERE tgname ~ '^refuse'"))
        .containsExactly("A");
  }

  @Test
  void twoBaselinesOfOneDatabase() throws Exception {
    try (Baseline first = endpoint().remember()) {
      DatabaseState firstState = DatabaseState.of(database);
      database.execute("TRUNCATE grandchild; INSERT INTO nothing VALUES (1)");
      try (Baseline second = endpoint().remember();
          Baseline other = first.through(endpoint())) {
        DatabaseState secondState = DatabaseState.of(database);
        for (int i = 0; i < 2; i++) {
          first.restore();
          assertThat(DatabaseState.of(database)).isEqualTo(firstState);
          second.restore();
          assertThat(DatabaseState.of(database)).isEqualTo(secondState);
          other.restore();
          assertThat(DatabaseState.of(database)).isEqualTo(firstState);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE more (id int)",
        "ALTER TABLE lonely ADD w int",
        "ALTER TABLE lonely DROP v",
        "DROP TABLE nothing",
        "DROP SEQUENCE loose"
      })
  void otherTablesAreNotTouched(String change) throws Exception {
    try (Baseline baseline = endpoint().remember()) {
      database.execute(change + "; DELETE FROM grandchild");
      assertThat(baseline.restore()).isEqualTo(Optional.empty());
      assertThat(database.queryStrings("SELECT n FROM grandchild")).isEmpty();
    }
  }

  @Test
  void aTransactionThatIsStillOpenIsToldOf() throws Exception {
    try (Baseline baseline = endpoint().remember();
        Connection open = database.connection();
        Statement statement = open.createStatement()) {
      open.setAutoCommit(false);
      statement.execute("INSERT INTO lonely VALUES ('x')");
      assertThatThrownBy(baseline::restore)
          .hasMessage(
              "somebody has held locks on the tables for 5 s, most likely a transaction that a"
                  + " test left open; end it when the test ends");
    }
  }

  @Test
  void rowsThatCouldNotBePutBackAreRefusedAtOnce() throws Exception {
    database.execute("CREATE RULE r AS ON INSERT TO lonely DO ALSO INSERT INTO nothing VALUES (1)");
    Postgres owner = ordinaryOwner();
    assertThatThrownBy(owner::remember)
        .hasMessageStartingWith(
            "table public.lonely has rules, which would change what is put back");
    database.execute("REVOKE DELETE ON big FROM owner_" + database.name());
    assertThatThrownBy(owner::remember)
        .hasMessageStartingWith("table public.big cannot be put back: the role needs SELECT");
  }
}
