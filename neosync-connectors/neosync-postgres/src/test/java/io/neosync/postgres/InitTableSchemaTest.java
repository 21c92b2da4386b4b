package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncPlan;
import io.neosync.contract.postgres.Everything;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.postgres.compare.CatalogDump;
import io.neosync.contract.postgres.compare.SequenceValues;
import io.neosync.contract.postgres.compare.TableContents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A schema that has everything, created from nothing. */
class InitTableSchemaTest {

  /** What is not created: views, policies, what no table needs. */
  private static final Pattern NOT_CREATED =
      Pattern.compile(
          "(view|materialized view|policy|foreign table) .*"
              + "|column everything\\.(needs_\\w+|materialized|elsewhere)\\..*"
              + "|index everything\\.materialized_id .*"
              + "|function everything\\.needs_constraint\\(.*"
              + "|(not null )?constraint everything\\.(materialized|needs_\\w+|elsewhere)\\..*");

  private static TestDatabase source;

  @BeforeAll
  static void fill() throws SQLException {
    source = PostgresServer.shared().createDatabase();
    source.load(Everything.SCHEMA, Everything.DATA);
  }

  @AfterAll
  static void drop() throws SQLException {
    source.close();
  }

  private static TestDatabase emptyDestination() throws SQLException {
    TestDatabase destination = PostgresServer.shared().createDatabase();
    destination.execute(
        "CREATE SCHEMA everything; COMMENT ON SCHEMA everything IS 'Here it''s all';"
            + " CREATE SCHEMA \"Odd \"\"Schema\"\" 🐘\"");
    return destination;
  }

  private static SyncBuilder sync(TestDatabase destination) {
    return Sync.from(Postgres.at(source.dataSource()).schemas(Everything.schemas()))
        .to(Postgres.at(destination.dataSource()).schemas(Everything.schemas()))
        .initTableSchema();
  }

  private static List<String> definitions(TestDatabase database) throws SQLException {
    try (Connection connection = database.connection()) {
      return CatalogDump.of(connection, Everything.schemas()).lines().stream()
          .filter(line -> !NOT_CREATED.matcher(line).matches())
          .map(
              line ->
                  line.startsWith("table everything.guarded ")
                      ? line.replace(" row security", "")
                      : line)
          .toList();
    }
  }

  private static TableContents contents(TestDatabase database) throws SQLException {
    try (Connection connection = database.connection()) {
      return TableContents.of(connection, Everything.schemas());
    }
  }

  private static SequenceValues sequences(TestDatabase database) throws SQLException {
    try (Connection connection = database.connection()) {
      return SequenceValues.of(connection, Everything.schemas());
    }
  }

  @Test
  void createsEverythingFromNothingAndNothingTheSecondTime() throws SQLException {
    try (TestDatabase destination = emptyDestination()) {
      sync(destination).build().run();
      List<String> created = definitions(destination);
      assertThat(created).containsExactlyElementsOf(definitions(source));
      assertThat(contents(source).differences(contents(destination))).isEmpty();
      // Those two are behind their rows at the source, where the next value would collide.
      assertThat(sequences(source).differences(sequences(destination)))
          .noneMatch(line -> !line.matches(".*(identity_by_default|serials)_id_seq .*"));

      SyncPlan again = sync(destination).build().plan();
      assertThat(again.statements()).noneMatch(statement -> statement.startsWith("CREATE TABLE"));
      assertThat(again.tables()).noneMatch(SyncPlan.TablePlan::created);
      sync(destination).build().run();
      assertThat(definitions(destination)).containsExactlyElementsOf(created);
      assertThat(contents(source).differences(contents(destination))).isEmpty();
    }
  }

  @Test
  void leavesNothingBehindWhenItFails() throws SQLException {
    try (TestDatabase destination = emptyDestination()) {
      List<String> before = definitions(destination);
      // Refuses one of the last steps, when types, tables, rows, keys and functions are there.
      destination.execute(
          """
          CREATE FUNCTION public.refuse() RETURNS event_trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'no'; END $$;
          CREATE EVENT TRIGGER refuse ON ddl_command_end WHEN TAG IN ('CREATE TRIGGER')
            EXECUTE FUNCTION public.refuse();
          """);
      assertThatThrownBy(() -> sync(destination).build().run()).hasMessageContaining("rolled back");
      assertThat(definitions(destination)).containsExactlyElementsOf(before);
    }
  }

  @Test
  void namesTheMissingSchema() throws SQLException {
    try (TestDatabase destination = PostgresServer.shared().createDatabase()) {
      assertThatThrownBy(() -> sync(destination).build().plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining("there is no schema everything")
          .hasMessageContaining("CREATE SCHEMA \"everything\"");
    }
  }

  @Test
  void namesAllMissingSchemas() throws SQLException {
    try (TestDatabase destination = PostgresServer.shared().createDatabase()) {
      Sync sync =
          Sync.from(Postgres.at(destination.dataSource()))
              .to(Postgres.at(destination.dataSource()).schemas("public", "one", "two"))
              .build();

      assertThatThrownBy(sync::plan)
          .hasMessageEndingWith(
              "there is no schema one, two; they must exist: CREATE SCHEMA \"one\"; CREATE SCHEMA"
                  + " \"two\"");
    }
  }
}
