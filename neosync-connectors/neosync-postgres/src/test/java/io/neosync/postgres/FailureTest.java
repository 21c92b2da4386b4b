package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncException;
import io.neosync.SyncListener;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.TransferException.Phase;
import io.neosync.schema.TableRef;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run that fails leaves behind, which is nothing, and what it says. */
class FailureTest {

  private static final Duration PROMPTLY = Duration.ofSeconds(3);

  private static final String TABLES =
      """
      CREATE TABLE parent (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text UNIQUE);
      CREATE TABLE child (id serial PRIMARY KEY, parent_id integer NOT NULL REFERENCES parent,
        amount integer);
      CREATE INDEX child_parent ON child (parent_id);
      INSERT INTO parent (name) SELECT 'old ' || i FROM generate_series(1, 5) i;
      INSERT INTO child (parent_id, amount) SELECT i, i FROM generate_series(1, 5) i;
      """;

  private static final String ROWS =
      """
      INSERT INTO parent (name) SELECT 'new ' || i FROM generate_series(1, 500) i;
      INSERT INTO child (parent_id, amount) SELECT i, i FROM generate_series(1, 500) i;
      """;

  private Pair pair;
  private DatabaseState before;

  @BeforeEach
  void create() throws Exception {
    pair = Pair.of(TABLES, ROWS);
    before = DatabaseState.of(pair.destination());
  }

  @AfterEach
  void drop() throws Exception {
    pair.close();
  }

  private void assertUnchanged() throws Exception {
    pair.assertNothingLeft();
    assertThat(before.differences(DatabaseState.of(pair.destination()))).isEmpty();
  }

  @Test
  void rowThatTheDestinationRefusesUndoesEverything() throws Exception {
    pair.destination()
        .execute("ALTER TABLE child ADD CONSTRAINT small CHECK (amount < 400) NO INHERIT");
    before = DatabaseState.of(pair.destination());

    assertThatThrownBy(() -> pair.rebuildingSync().build().run())
        .isInstanceOfSatisfying(
            TransferException.class,
            failure -> {
              assertThat(failure.table()).contains(new TableRef("public", "child"));
              assertThat(failure.phase()).isEqualTo(Phase.LOAD);
              assertThat(failure)
                  .hasMessageContainingAll(
                      "Sync table public.child failed while moving rows",
                      "violates check constraint \"small\"",
                      "the destination is as it was");
            });

    assertUnchanged();
  }

  @Test
  void foreignKeyThatFailsWhenItIsPutBackUndoesEverything() throws Exception {
    pair.source()
        .execute("ALTER TABLE child DROP CONSTRAINT child_parent_id_fkey; DELETE FROM parent");

    assertThatThrownBy(() -> pair.rebuildingSync().build().run())
        .isInstanceOfSatisfying(
            TransferException.class,
            failure -> {
              assertThat(failure.table()).isEmpty();
              assertThat(failure.phase()).isEqualTo(Phase.FINISH);
              assertThat(failure).hasMessageContaining("child_parent_id_fkey");
            });

    assertUnchanged();
  }

  @ParameterizedTest
  @ValueSource(strings = {"started", "step", "tableStarted", "progress", "tableFinished"})
  void listenerThatThrowsFailsTheRunAndHearsOfIt(String event) throws Exception {
    AtomicReference<SyncException> heard = new AtomicReference<>();
    RuntimeException own = new IllegalStateException("the listener's own");
    SyncListener listener = new Throwing(event, own, heard::set);

    assertThatThrownBy(() -> pair.rebuildingSync().listener(listener).build().run())
        .isInstanceOf(SyncException.class)
        .hasMessageContaining("the listener's own")
        .hasCause(own)
        .isSameAs(heard.get());

    assertUnchanged();
  }

  @Test
  void runThatWaitsForALockIsInterruptible() throws Exception {
    try (Connection blocker = pair.destination().connection();
        Statement statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute("LOCK TABLE child IN SHARE MODE");
      Background run = Background.start(() -> pair.sync().build().run());
      Background.await(() -> waiting() > 0);

      assertThat(run.interrupt()).isLessThan(PROMPTLY);

      assertThat(run.interrupted()).isTrue();
      assertThat(run.thrown())
          .isInstanceOfSatisfying(
              TransferException.class,
              failure -> assertThat(failure.phase()).isEqualTo(Phase.PREPARE))
          .hasMessageContainingAll("the thread was interrupted", "the destination is as it was");
    }
    assertUnchanged();
  }

  @Test
  void planThatWaitsForALockIsInterruptible() throws Exception {
    try (Connection blocker = pair.destination().connection();
        Statement statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute("LOCK TABLE child IN ACCESS EXCLUSIVE MODE");
      Background plan = Background.start(() -> pair.sync().build().plan());
      Background.await(() -> waiting() > 0);

      assertThat(plan.interrupt()).isLessThan(PROMPTLY);

      assertThat(plan.interrupted()).isTrue();
      assertThat(plan.thrown())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining("the thread was interrupted");
    }
    assertUnchanged();
  }

  @Test
  void connectingToAServerThatDoesNotAnswerIsInterruptible() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      Postgres nobody =
          Postgres.at(
              "jdbc:postgresql://localhost:%d/x".formatted(silent.getLocalPort()), "u", "p");
      Background run = Background.start(() -> Sync.from(nobody).to(pair.to()).build().run());
      silent.accept();

      assertThat(run.interrupt()).isLessThan(PROMPTLY);

      assertThat(run.interrupted()).isTrue();
      assertThat(run.thrown()).isInstanceOf(PlanException.class);
    }
    assertUnchanged();
  }

  @Test
  void endpointThatCannotBeOpenedGivesItsConnectionBack() throws Exception {
    Sync missing =
        Sync.from(pair.from().schemas("nowhere")).to(pair.to().schemas("nothing")).build();
    assertThatThrownBy(missing::run)
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("there is no schema nowhere");
    Sync destinationMissing = Sync.from(pair.from()).to(pair.to().schemas("nothing")).build();
    assertThatThrownBy(destinationMissing::plan)
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("there is no schema nothing");

    assertUnchanged();
  }

  private long waiting() throws Exception {
    return pair.source()
        .queryLong(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = '%s'"
                .formatted(pair.destination().name()));
  }

  /** Throws at one kind of event. */
  private record Throwing(String event, RuntimeException thrown, Consumer<SyncException> failures)
      implements SyncListener {

    private void at(String present) {
      if (present.equals(event)) {
        throw thrown;
      }
    }

    @Override
    public void started(SyncPlan plan) {
      at("started");
    }

    @Override
    public void step(String description) {
      at("step");
    }

    @Override
    public void tableStarted(SyncPlan.TablePlan table) {
      at("tableStarted");
    }

    @Override
    public void progress(TableRef table, long rows, long bytes) {
      at("progress");
    }

    @Override
    public void tableFinished(SyncReport.TableReport table) {
      at("tableFinished");
    }

    @Override
    public void finished(SyncReport report) {
      at("finished");
    }

    @Override
    public void failed(SyncException failure) {
      failures.accept(failure);
    }
  }
}
