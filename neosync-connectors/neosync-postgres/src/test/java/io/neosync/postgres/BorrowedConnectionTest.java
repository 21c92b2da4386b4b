package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.Sync;
import io.neosync.SyncException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller's data source is borrowed from: one connection, given back as it was, never closed. */
class BorrowedConnectionTest {

  private static final String SETTINGS =
      """
      SET statement_timeout = '1h'; SET datestyle = 'ISO, DMY'; SET extra_float_digits = -3;
      SET bytea_output = 'escape'; SET search_path = public, pg_catalog;
      SET default_transaction_isolation = 'serializable'; SET work_mem = '1MB';
      """;

  private Pair pair;
  private LentConnections source;
  private LentConnections destination;

  @BeforeEach
  void create() throws SQLException {
    pair =
        Pair.of(
            """
            CREATE TABLE parent (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at date,
              amount float8, bits bytea);
            CREATE TABLE child (id integer PRIMARY KEY REFERENCES parent);
            """,
            """
            INSERT INTO parent (at, amount, bits)
              SELECT date '2024-12-31' + i, 1 / i::float8, convert_to('x' || i, 'UTF8')
              FROM generate_series(1, 100) i;
            INSERT INTO child SELECT id FROM parent;
            """);
    source = new LentConnections(pair.source(), SETTINGS);
    destination = new LentConnections(pair.destination(), SETTINGS);
  }

  @AfterEach
  void drop() throws SQLException {
    source.close();
    destination.close();
    pair.close();
  }

  private void assertGivenBack(LentConnections lent) throws SQLException {
    assertThat(lent.times()).isPositive();
    // The settings above are the lender's own; whatever else is found came from the run.
    assertThat(lent.found()).allMatch(line -> line.startsWith("setting "));
    try (java.sql.Statement statement = lent.own().createStatement();
        java.sql.ResultSet row =
            statement.executeQuery(
                """
                SELECT concat_ws(' ', current_setting('statement_timeout'),
                  current_setting('datestyle'), current_setting('extra_float_digits'),
                  current_setting('bytea_output'), current_setting('search_path'),
                  current_setting('transaction_isolation'), current_setting('work_mem'),
                  current_setting('transaction_read_only'), current_setting('row_security'))
                """)) {
      row.next();
      assertThat(row.getString(1))
          .isEqualTo("1h ISO, DMY -3 escape public, pg_catalog serializable 1MB off on");
    }
    assertThat(lent.own().getAutoCommit()).isTrue();
    assertThat(lent.own().isClosed()).isFalse();
  }

  private Sync sync() {
    return Sync.from(Postgres.at(source))
        .to(Postgres.at(destination).thresholds(Pair.REBUILD_ALL))
        .build();
  }

  @Test
  void oneConnectionOnEitherSideIsEnoughAndComesBackAsItWas() throws SQLException {
    sync().run();
    sync().plan();

    assertThat(DatabaseState.of(pair.source()).differences(DatabaseState.of(pair.destination())))
        .isEmpty();
    assertGivenBack(source);
    assertGivenBack(destination);
  }

  @Test
  void comesBackAsItWasFromARunThatFails() throws SQLException {
    pair.destination().execute("ALTER TABLE child ADD CHECK (id < 50)");

    assertThatThrownBy(() -> sync().run()).isInstanceOf(SyncException.class);

    assertGivenBack(source);
    assertGivenBack(destination);
  }

  @Test
  void comesBackFromEndpointsThatCannotBeOpened() throws SQLException {
    assertThatThrownBy(
            () ->
                Sync.from(Postgres.at(source).schemas("nowhere"))
                    .to(Postgres.at(destination))
                    .build()
                    .plan())
        .isInstanceOf(SyncException.class);
    assertThatThrownBy(
            () ->
                Sync.from(Postgres.at(source))
                    .to(Postgres.at(destination).schemas("nowhere"))
                    .build()
                    .plan())
        .isInstanceOf(SyncException.class);

    assertGivenBack(source);
    assertGivenBack(destination);
  }

  @Test
  void serveTheNextRunAfterOneThatFailedWithTheNextTableOpened() throws SQLException {
    pair.destination().execute("ALTER TABLE parent ADD CONSTRAINT small CHECK (id < 100)");
    Sync sync = Sync.from(Postgres.at(source)).to(Postgres.at(destination)).build();

    assertThatThrownBy(sync::run).isInstanceOf(SyncException.class);
    pair.destination().execute("ALTER TABLE parent DROP CONSTRAINT small");

    assertThat(sync.run().rowsWritten()).isEqualTo(200);
  }
}
