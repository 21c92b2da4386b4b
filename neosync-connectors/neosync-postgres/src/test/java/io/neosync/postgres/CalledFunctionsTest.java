package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncPlan;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Functions that the text of other functions calls, which no catalog knows. */
class CalledFunctionsTest {

  private static final String FUNCTIONS =
      """
      SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname IN ('shop', 'tools', 'public') ORDER BY 1
      """;

  private TestDatabase source;
  private TestDatabase destination;

  @BeforeEach
  void create() throws SQLException {
    source = PostgresServer.shared().createDatabase();
    destination = PostgresServer.shared().createDatabase();
    source.execute("CREATE SCHEMA shop; CREATE SCHEMA tools");
    destination.execute("CREATE SCHEMA shop; CREATE SCHEMA tools");
  }

  @AfterEach
  void drop() throws SQLException {
    source.close();
    destination.close();
  }

  private Sync sync(Postgres to) {
    return Sync.from(Postgres.at(source.dataSource()).schemas("shop"))
        .to(to.schemas("shop"))
        .initTableSchema()
        .build();
  }

  private Sync sync() {
    return sync(Postgres.at(destination.dataSource()));
  }

  private interface Work {
    void with(Postgres limited) throws SQLException;
  }

  /** As a role that may do what it wants in the schemas, and is no superuser. */
  private void asLimited(Work work) throws SQLException {
    String role = "role_of_" + destination.name();
    destination.execute(
        "CREATE ROLE %1$s LOGIN PASSWORD 'secret'; GRANT ALL ON SCHEMA shop, public TO %1$s"
            .formatted(role));
    PGSimpleDataSource limited = destination.dataSource();
    limited.setUser(role);
    limited.setPassword("secret");
    try {
      work.with(Postgres.at(limited));
    } finally {
      destination.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
    }
  }

  @Test
  void areCreatedWithThoseThatTheyCallSoThatTheTablesWork() throws SQLException {
    source.execute(
        """
        CREATE FUNCTION tools."Odd ""name"" é"(text) RETURNS text LANGUAGE sql IMMUTABLE
          AS 'SELECT upper($1)';
        CREATE FUNCTION shop.größe_$1(text) RETURNS integer LANGUAGE sql IMMUTABLE
          AS 'SELECT length($1)';
        CREATE FUNCTION shop.shout(word text) RETURNS text LANGUAGE sql IMMUTABLE
          AS 'SELECT tools . "Odd ""name"" é" (word)';
        CREATE FUNCTION shop.proper(word text) RETURNS boolean LANGUAGE sql IMMUTABLE
          SET search_path = shop, public AS $$ SELECT SHOUT(word) = word AND größe_$1(word) > 0 $$;
        CREATE TABLE shop.words (word text PRIMARY KEY, CHECK (shop.proper(word)));
        CREATE INDEX ON shop.words (shop.shout(word));

        CREATE TABLE shop.counts (name text PRIMARY KEY, amount integer NOT NULL);
        CREATE PROCEDURE shop.add(which text, n integer) LANGUAGE plpgsql AS $$ BEGIN
          UPDATE shop.counts SET amount = amount + n WHERE name = which; END $$;
        CREATE FUNCTION shop.counted() RETURNS SETOF shop.counts LANGUAGE sql
          AS 'SELECT * FROM shop.counts';
        CREATE FUNCTION shop.count_word() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF EXISTS (SELECT FROM shop.counted()) THEN CALL shop.add('words', 1); END IF;
          RETURN NULL; END $$;
        CREATE TRIGGER counting AFTER INSERT ON shop.words FOR EACH ROW
          EXECUTE FUNCTION shop.count_word();
        INSERT INTO shop.counts VALUES ('words', 0);
        INSERT INTO shop.words VALUES ('ONE'), ('TWO');
        """);

    sync().run();

    assertThat(destination.queryStrings(FUNCTIONS)).isEqualTo(source.queryStrings(FUNCTIONS));
    destination.execute("INSERT INTO shop.words VALUES ('THREE')");
    assertThat(destination.queryLong("SELECT amount FROM shop.counts")).isEqualTo(3);
    assertThatThrownBy(() -> destination.execute("INSERT INTO shop.words VALUES ('four')"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("words_word_check");
  }

  @Test
  void areFollowedThroughCircles() throws SQLException {
    source.execute(
        """
        SET check_function_bodies = off;
        CREATE FUNCTION shop.even(n integer) RETURNS boolean LANGUAGE sql IMMUTABLE
          AS 'SELECT n = 0 OR shop.odd(n - 1)';
        CREATE FUNCTION shop.odd(n integer) RETURNS boolean LANGUAGE sql IMMUTABLE
          AS 'SELECT n > 0 AND shop.even(n - 1)';
        CREATE TABLE shop.pairs (n integer PRIMARY KEY CHECK (shop.even(n)));
        INSERT INTO shop.pairs VALUES (4);
        """);

    sync().run();

    assertThat(destination.queryStrings(FUNCTIONS)).isEqualTo(source.queryStrings(FUNCTIONS));
  }

  @Test
  void areLookedForWhereTheTextWouldFindThem() throws SQLException {
    source.execute(
        """
        CREATE FUNCTION tools.helper() RETURNS integer LANGUAGE sql AS 'SELECT 1';
        CREATE FUNCTION shop.mentioned() RETURNS integer LANGUAGE sql AS 'SELECT 1';
        CREATE FUNCTION public.helper() RETURNS integer LANGUAGE sql AS 'SELECT 1';
        CREATE FUNCTION shop.number() RETURNS integer LANGUAGE sql
          AS 'SELECT helper() AS mentioned';
        CREATE TABLE shop.numbers (id integer PRIMARY KEY, n integer DEFAULT shop.number());
        """);

    sync().run();

    assertThat(destination.queryStrings(FUNCTIONS)).containsExactly("helper()", "shop.number()");
  }

  @Test
  void areLeftAsTheyAreWhereTheyExist() throws SQLException {
    String helper =
        "CREATE FUNCTION shop.helper(%s integer) RETURNS integer LANGUAGE sql AS 'SELECT %d'";
    source.execute(
        helper.formatted("a", 1)
            + """
            ;
            CREATE FUNCTION shop.number() RETURNS integer LANGUAGE sql AS 'SELECT shop.helper(1)';
            CREATE TABLE shop.numbers (id integer PRIMARY KEY, n integer DEFAULT shop.number());
            """);
    destination.execute(helper.formatted("other", 7));

    sync().run();

    destination.execute("INSERT INTO shop.numbers VALUES (1)");
    assertThat(destination.queryLong("SELECT n FROM shop.numbers")).isEqualTo(7);
  }

  @Test
  void areNamedInThePlanWhereTheyCannotBeCreated() throws SQLException {
    destination.execute("DROP SCHEMA tools");
    source.execute(
        """
        CREATE VIEW shop.seen AS SELECT 1 AS id;
        CREATE FUNCTION shop.all_seen(shop.seen) RETURNS integer LANGUAGE sql AS 'SELECT 1';
        CREATE FUNCTION tools.far() RETURNS integer LANGUAGE sql AS 'SELECT 1';
        CREATE FUNCTION shop.near() RETURNS integer LANGUAGE sql AS 'SELECT tools.far()';
        CREATE FUNCTION shop.number() RETURNS integer LANGUAGE sql
          AS 'SELECT shop.near() + shop.all_seen(s) FROM shop.seen s';
        CREATE TABLE shop.numbers (id integer PRIMARY KEY, n integer DEFAULT shop.number());
        INSERT INTO shop.numbers VALUES (1, 1);
        """);

    SyncPlan plan = sync().plan();
    sync().run();

    assertThat(plan.notes())
        .contains(
            "function shop.all_seen(seen) is not created, though the text of function"
                + " shop.number() uses it: the destination lacks view shop.seen, which it needs"
                + " and which is not created with tables; create it there",
            "function tools.far() is not created, though the text of function shop.near() uses"
                + " it: the destination has no schema tools, and it must exist: CREATE SCHEMA"
                + " \"tools\"");
    assertThat(destination.queryStrings(FUNCTIONS)).containsExactly("shop.near()", "shop.number()");
    assertThat(destination.queryLong("SELECT n FROM shop.numbers")).isEqualTo(1);
  }

  /** The usual way to have an index on text without accents. */
  @Test
  void ofExtensionsAreCreatedWithThem() throws SQLException {
    assertIndexArrives(
        """
        CREATE FUNCTION shop.plain(text) RETURNS text LANGUAGE sql IMMUTABLE
          AS $$ SELECT public.unaccent('public.unaccent', $1) $$;
        """);
  }

  /** The faster way to the same. */
  @Test
  void inTheLibraryOfAnExtensionNeedIt() throws SQLException {
    assertIndexArrives(
        """
        CREATE FUNCTION tools.quick(regdictionary, text) RETURNS text LANGUAGE c IMMUTABLE STRICT
          AS '$libdir/unaccent', 'unaccent_dict';
        CREATE FUNCTION shop.plain(text) RETURNS text LANGUAGE sql IMMUTABLE
          AS $$ SELECT tools.quick(regdictionary 'public.unaccent', $1) $$;
        """);
  }

  /**
   * @param functions among them shop.plain(text), which the extension unaccent helps
   */
  private void assertIndexArrives(String functions) throws SQLException {
    source.execute(
        "CREATE EXTENSION unaccent SCHEMA public;"
            + functions
            + "CREATE TABLE shop.words (word text PRIMARY KEY);"
            + "CREATE INDEX words_plain ON shop.words (shop.plain(word));"
            + "INSERT INTO shop.words VALUES ('é')");

    sync().run();

    assertThat(destination.queryStrings("SELECT shop.plain(word) FROM shop.words"))
        .containsExactly("e");
  }

  @Test
  void ofExtensionsThatTheRoleMayNotCreateAreNamedInThePlan() throws SQLException {
    source.execute(
        """
        CREATE EXTENSION pageinspect SCHEMA public;
        CREATE FUNCTION shop.page() RETURNS bytea LANGUAGE sql
          AS 'SELECT get_raw_page(''shop.words'', 0)';
        CREATE TABLE shop.words (word text PRIMARY KEY, page bytea DEFAULT shop.page());
        """);
    asLimited(
        limited -> {
          assertThat(sync(limited).plan().notes())
              .contains(
                  "extension pageinspect is not created, though the text of function shop.page()"
                      + " uses it: the catalog does not say that the destination's role may create"
                      + " extension pageinspect; create it there");
          sync(limited).run();
          assertThat(destination.queryStrings(FUNCTIONS)).containsExactly("shop.page()");
        });
  }

  @Test
  void inCAreCreatedBySuperusersOnly() throws SQLException {
    source.execute(
        """
        CREATE FUNCTION shop.fast(text) RETURNS integer LANGUAGE internal IMMUTABLE STRICT
          AS 'textlen';
        CREATE FUNCTION shop.length(word text) RETURNS integer LANGUAGE sql IMMUTABLE
          AS 'SELECT shop.fast(word)';
        CREATE TABLE shop.words (word text PRIMARY KEY, n integer DEFAULT shop.length('four'));
        """);
    asLimited(
        limited -> {
          assertThat(sync(limited).plan().notes())
              .contains(
                  "function shop.fast(text) is not created, though the text of function"
                      + " shop.length(text) uses it: function shop.fast(text) cannot be created,"
                      + " since only superusers create functions in C");
          sync(limited).run();
          assertThat(destination.queryStrings(FUNCTIONS)).containsExactly("shop.length(text)");

          destination.execute("DROP TABLE shop.words");
          source.execute("ALTER TABLE shop.words ALTER n SET DEFAULT shop.fast('four')");
          assertThatThrownBy(() -> sync(limited).plan())
              .isInstanceOf(PlanException.class)
              .hasMessageContaining(
                  "function shop.fast(text) cannot be created, since only superusers create"
                      + " functions in C");
        });

    sync().run();
    assertThat(destination.queryStrings(FUNCTIONS)).isEqualTo(List.of("shop.fast(text)"));
  }
}
