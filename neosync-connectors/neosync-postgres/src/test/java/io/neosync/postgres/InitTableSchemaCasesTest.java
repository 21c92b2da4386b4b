package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncListener;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.postgres.compare.CatalogDump;
import io.neosync.contract.postgres.compare.TableContents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schemas with other names, destinations that have some of it already, and what is refused. */
class InitTableSchemaCasesTest {

  private static final String SCHEMA =
      """
      CREATE EXTENSION citext SCHEMA public;
      CREATE SCHEMA a;
      SET search_path = a, public;
      CREATE TYPE mood AS ENUM ('sad', 'happy');
      CREATE FUNCTION even(n integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT n % 2 = 0';
      CREATE FUNCTION last_mood(m mood, text DEFAULT 'x') RETURNS integer LANGUAGE sql IMMUTABLE
        AS 'SELECT 1';
      CREATE DOMAIN even_number AS integer DEFAULT 2 CHECK (even(VALUE));
      CREATE TYPE pair AS (x even_number, m mood);
      CREATE TYPE moods AS RANGE (SUBTYPE = mood);
      CREATE SEQUENCE counter START 100;
      CREATE TABLE parent (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name citext UNIQUE,
        m mood DEFAULT 'happy', p pair, r moods, self integer REFERENCES parent,
        CHECK (last_mood(m) = 1));
      CREATE TABLE child (id bigint DEFAULT nextval('counter') PRIMARY KEY, small serial,
        parent_id integer NOT NULL REFERENCES parent ON DELETE CASCADE, n even_number,
        twice integer GENERATED ALWAYS AS (n * 2) STORED);
      COMMENT ON TABLE child IS 'Small a.child';
      CREATE INDEX child_even ON child (even(n)) WHERE even(n);
      CREATE STATISTICS child_statistics ON parent_id, n FROM child;
      CREATE TABLE parts (id integer, m mood, PRIMARY KEY (id, m)) PARTITION BY LIST (m);
      CREATE TABLE parts_sad PARTITION OF parts FOR VALUES IN ('sad');
      CREATE TABLE parts_rest PARTITION OF parts DEFAULT;
      ALTER TABLE child ADD part integer, ADD part_mood mood,
        ADD CONSTRAINT child_part FOREIGN KEY (part, part_mood) REFERENCES parts;
      CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER touches BEFORE UPDATE ON child FOR EACH ROW EXECUTE FUNCTION touch();
      CREATE RULE no_sad AS ON INSERT TO parts WHERE NEW.id < 0 DO INSTEAD DELETE FROM child;
      INSERT INTO parent (name, p) VALUES ('One', '(2,sad)'), ('two', NULL);
      INSERT INTO parts VALUES (1, 'sad'), (2, 'happy');
      INSERT INTO child (parent_id, n, part, part_mood) VALUES (1, 4, 1, 'sad'), (2, NULL, 2, NULL);
      """;

  /** A row that the foreign key would not take, and that it counts as valid nevertheless. */
  private static final String ORPHAN =
      """
      SET LOCAL session_replication_role = replica;
      INSERT INTO a.child (parent_id) VALUES (99);
      """;

  private TestDatabase source;
  private TestDatabase destination;

  @BeforeEach
  void create() throws SQLException {
    source = PostgresServer.shared().createDatabase();
    destination = PostgresServer.shared().createDatabase();
    source.execute(SCHEMA);
  }

  @AfterEach
  void drop() throws SQLException {
    source.close();
    destination.close();
  }

  private SyncBuilder sync(String destinationSchema) {
    return Sync.from(Postgres.at(source.dataSource()).schemas("a"))
        .to(Postgres.at(destination.dataSource()).schemas(destinationSchema))
        .initTableSchema();
  }

  private static List<String> definitions(TestDatabase database, String schema)
      throws SQLException {
    try (Connection connection = database.connection()) {
      return CatalogDump.of(connection, schema).lines().stream()
          .map(line -> line.replaceAll("\\bb\\.", "a.").replace("schema b", "schema a"))
          .map(line -> line.replaceAll("attached to b", "attached to a"))
          .toList();
    }
  }

  private static TableContents contents(TestDatabase database, String schema) throws SQLException {
    try (Connection connection = database.connection()) {
      return TableContents.of(connection, schema);
    }
  }

  @Test
  void namesFollowTheSchemaToItsNameOnTheDestination() throws SQLException {
    destination.execute("CREATE SCHEMA b");
    sync("b").build().run();
    assertThat(definitions(destination, "b")).containsExactlyElementsOf(definitions(source, "a"));
    assertThat(destination.queryStrings("SELECT id, name, m, p FROM b.parent ORDER BY 1"))
        .isEqualTo(source.queryStrings("SELECT id, name, m, p FROM a.parent ORDER BY 1"));
    assertThat(destination.queryStrings("SELECT nspname FROM pg_namespace WHERE nspname = 'a'"))
        .isEmpty();
  }

  @Test
  void findsAnExtensionThatIsElsewhere() throws SQLException {
    destination.execute("CREATE SCHEMA b; CREATE SCHEMA x; CREATE EXTENSION citext SCHEMA x");
    sync("b").build().run();
    assertThat(destination.queryStrings("SELECT id FROM b.parent WHERE name OPERATOR(x.=) 'ONE'"))
        .containsExactly("1");
  }

  @Test
  void createsOnlyWhatIsMissingAndTellsWhatDiffers() throws SQLException {
    destination.execute(
        """
        CREATE SCHEMA a;
        CREATE TYPE a.mood AS ENUM ('happy', 'new', 'sad');
        CREATE TABLE a.parts (id bigint, m a.mood NOT NULL, more text DEFAULT 'x');
        INSERT INTO a.parts VALUES (9, 'new');
        """);
    SyncPlan plan = sync("a").build().plan();
    assertThat(plan.notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .contains("table a.parts exists and is left as it is")
                    .contains("column id is bigint, not integer")
                    .contains("column id takes NULL")
                    .contains("it lacks the primary key parts_pkey")
                    .contains("it has a column more"));
    assertThat(plan.tables())
        .filteredOn(SyncPlan.TablePlan::created)
        .extracting(table -> table.destination().name())
        .containsExactlyInAnyOrder("parent", "child");
    assertThat(plan.statements()).noneMatch(sql -> sql.contains("CREATE TYPE \"a\".\"mood\""));
    destination.execute("ALTER TABLE a.parts ADD PRIMARY KEY (id, m)");
    sync("a").build().run();
    assertThat(destination.queryStrings("SELECT id, m, more FROM a.parts ORDER BY 1"))
        .containsExactly("1|sad|x", "2|happy|x");
    assertThat(destination.queryLong("SELECT count(*) FROM a.child")).isEqualTo(2);
  }

  @Test
  void aFailedRunLeavesNothing() throws SQLException {
    destination.execute("CREATE SCHEMA a");
    source.execute(ORPHAN);
    List<String> before = definitions(destination, "a");
    assertThatThrownBy(() -> sync("a").build().run())
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("child_parent_id_fkey");
    assertThat(definitions(destination, "a")).isEqualTo(before);
    assertNothingIn("a");
  }

  @Test
  void aLostConnectionLeavesNothing() throws SQLException {
    destination.execute("CREATE SCHEMA a");
    List<String> before = definitions(destination, "a");
    assertThatThrownBy(() -> sync("a").listener(terminating(destination)).build().run())
        .isInstanceOf(TransferException.class);
    assertThat(definitions(destination, "a")).isEqualTo(before);
    assertNothingIn("a");
  }

  private static SyncListener terminating(TestDatabase database) {
    Consumer<SyncPlan.TablePlan> terminate =
        table -> {
          try {
            database.queryStrings(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        };
    return new SyncListener() {
      @Override
      public void tableStarted(SyncPlan.TablePlan table) {
        if (table.source().name().equals("child")) {
          terminate.accept(table);
        }
      }
    };
  }

  private void assertNothingIn(String schema) throws SQLException {
    assertThat(
            destination.queryStrings(
                """
                SELECT 'relation ' || relname FROM pg_class WHERE relnamespace = '%1$s'::regnamespace
                UNION ALL SELECT 'type ' || typname FROM pg_type
                WHERE typnamespace = '%1$s'::regnamespace
                UNION ALL SELECT 'function ' || proname FROM pg_proc
                WHERE pronamespace = '%1$s'::regnamespace
                UNION ALL SELECT 'extension ' || extname FROM pg_extension WHERE extname = 'citext'
                """
                    .formatted(schema)))
        .isEmpty();
  }

  @Test
  void skipsRowsWithoutParentsInNewTables() throws SQLException {
    destination.execute("CREATE SCHEMA a");
    source.execute(ORPHAN);
    SyncReport report = sync("a").skipForeignKeyViolations().build().run();
    assertThat(report.table("child").rowsSkipped()).isEqualTo(1);
    assertThat(destination.queryStrings("SELECT parent_id FROM a.child ORDER BY 1"))
        .containsExactly("1", "2");
    assertThat(definitions(destination, "a")).isEqualTo(definitions(source, "a"));
  }

  @Test
  void conflictsAndAppendFillNewTablesToo() throws SQLException {
    destination.execute("CREATE SCHEMA a");
    sync("a").append().onConflictDoNothing().build().run();
    assertThat(contents(source, "a").differences(contents(destination, "a"))).isEmpty();
    sync("a").onConflictDoNothing().build().run();
    assertThat(contents(source, "a").differences(contents(destination, "a"))).isEmpty();
    assertThat(definitions(destination, "a")).isEqualTo(definitions(source, "a"));
  }

  @Test
  void leavesOutForeignKeysToTablesThatAreNowhere() throws SQLException {
    destination.execute("CREATE SCHEMA a");
    SyncPlan plan = sync("a").tables("child").build().plan();
    assertThat(plan.notes())
        .anyMatch(note -> note.contains("foreign key child_part of table a.child is not created"));
    sync("a").tables("child").build().run();
    assertThat(destination.queryLong("SELECT count(*) FROM a.child")).isEqualTo(2);
  }

  @Test
  void refusesWhatStandsInTheWay() throws SQLException {
    source.execute(
        """
        CREATE TEXT SEARCH CONFIGURATION a.own (COPY = simple);
        ALTER TABLE a.child ADD t text;
        CREATE INDEX child_words ON a.child USING gin (to_tsvector('a.own', t));
        """);
    destination.execute(
        """
        CREATE SCHEMA a;
        CREATE VIEW a.parent AS SELECT 1 AS id;
        CREATE TABLE a.parts_sad ();
        CREATE TYPE a.mood AS ENUM ('sad');
        """);
    assertThatThrownBy(() -> sync("a").build().plan())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining(
            "each of the tables a.parent, a.parts_sad: the destination has something else of this"
                + " name")
        .hasMessageContaining("the destination lacks text search configuration a.own")
        .hasMessageContaining("enum a.mood lacks the labels [happy]");
  }

  @Test
  void createsTheCollationsOfColumnsDomainsAndIndexes() throws SQLException {
    source.execute(
        """
        CREATE COLLATION a.bytes FROM "C";
        CREATE COLLATION a.numbers (PROVIDER = icu, LOCALE = 'und-u-kn', DETERMINISTIC = false);
        COMMENT ON COLLATION a.numbers IS '2 before 10';
        CREATE DOMAIN a.code AS text COLLATE a.numbers;
        ALTER TABLE a.child ADD t text COLLATE a.bytes, ADD c a.code;
        CREATE INDEX child_numbers ON a.child (t COLLATE a.numbers);
        UPDATE a.child SET c = 'x' || id, t = 'y' || id;
        """);
    destination.execute("CREATE SCHEMA a");

    sync("a").build().run();

    assertThat(definitions(destination, "a")).isEqualTo(definitions(source, "a"));
    String collations =
        """
        SELECT concat_ws(' ', collname, collprovider, collisdeterministic,
          obj_description(oid, 'pg_collation'))
        FROM pg_collation WHERE collnamespace = 'a'::regnamespace ORDER BY 1
        """;
    assertThat(destination.queryStrings(collations))
        .hasSize(2)
        .isEqualTo(source.queryStrings(collations));
    assertThat(sync("a").build().plan().before()).noneMatch(sql -> sql.contains("COLLATION"));
  }

  @Test
  void createsTheSequencesThatDefaultsOnlyName() throws SQLException {
    source.execute(
        """
        SET search_path = a;
        CREATE SEQUENCE zähler; CREATE SEQUENCE "Odd.one" START 50;
        CREATE TABLE named (
          id integer DEFAULT nextval(('zähler'::text)::regclass) PRIMARY KEY,
          odd integer DEFAULT nextval('a."Odd.one"'::text));
        INSERT INTO named DEFAULT VALUES;
        INSERT INTO named VALUES (70, 1);
        """);
    destination.execute("CREATE SCHEMA a");

    sync("a").tables("named").build().run();

    destination.execute("SET search_path = a; INSERT INTO named DEFAULT VALUES");
    assertThat(destination.queryStrings("SELECT id || ' ' || odd FROM a.named ORDER BY id"))
        .containsExactly("1 50", "70 1", "71 51");
  }

  @Test
  void saysThatTheSchemasOfOtherTypesMustExist() throws SQLException {
    source.execute(
        "CREATE SCHEMA other; CREATE DOMAIN other.d AS text; ALTER TABLE a.child ADD d other.d");
    destination.execute("CREATE SCHEMA a");
    assertThatThrownBy(() -> sync("a").build().plan())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("no schema other, and it must exist: CREATE SCHEMA \"other\"");
    destination.execute("CREATE SCHEMA other");
    sync("a").build().run();
    assertThat(definitions(destination, "a")).isEqualTo(definitions(source, "a"));
  }

  @Test
  void withoutTheOptionTheMissingTableSaysSo() throws SQLException {
    destination.execute("CREATE SCHEMA a");
    Sync sync =
        Sync.from(Postgres.at(source.dataSource()).schemas("a"))
            .to(Postgres.at(destination.dataSource()).schemas("a"))
            .build();
    assertThatThrownBy(sync::plan)
        .hasMessageContaining(
            "the destination has no table of this name; create it, leave the table out, or ask for"
                + " initTableSchema()");
  }
}
