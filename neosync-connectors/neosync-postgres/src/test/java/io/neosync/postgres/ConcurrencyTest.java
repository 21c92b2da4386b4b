package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One sync may run again, and in several threads at once. */
class ConcurrencyTest {

  private static final String TABLES =
      """
      CREATE TABLE parent (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text UNIQUE);
      CREATE TABLE child (id serial PRIMARY KEY, parent_id integer NOT NULL REFERENCES parent);
      CREATE INDEX child_parent ON child (parent_id);
      CREATE TABLE outside (id serial PRIMARY KEY, child_id integer REFERENCES child);
      """;

  private static final String ROWS =
      """
      INSERT INTO parent (name) SELECT 'name ' || i FROM generate_series(1, 2000) i;
      INSERT INTO child (parent_id) SELECT i FROM generate_series(1, 2000) i;
      """;

  /** How the destination is loaded. */
  private enum Way {
    KEYS_SET_ASIDE,
    KEYS_IN_PLACE,
    CASCADE,
    NO_CONFLICTS;

    Sync sync(Pair pair) {
      return switch (this) {
        case KEYS_SET_ASIDE -> pair.rebuildingSync().exceptTables("outside").build();
        case KEYS_IN_PLACE -> pair.sync().exceptTables("outside").build();
        case CASCADE -> pair.sync().exceptTables("outside").truncateCascade().build();
        case NO_CONFLICTS -> pair.sync().onConflictDoNothing().build();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void runsAgainAndFromSeveralThreadsWithTheSameResult(Way way) throws Exception {
    try (Pair pair = Pair.of(TABLES, ROWS)) {
      Sync sync = way.sync(pair);
      DatabaseState empty = DatabaseState.of(pair.destination());
      sync.run();
      DatabaseState once = DatabaseState.of(pair.destination());
      assertThat(DatabaseState.of(pair.source()).differences(once)).isEmpty();
      assertThat(empty.catalog().differences(once.catalog())).isEmpty();
      sync.run();
      assertThat(once.differences(DatabaseState.of(pair.destination()))).isEmpty();

      List<Background> runs =
          IntStream.range(0, 4).mapToObj(i -> Background.start(sync::run)).toList();
      for (Background run : runs) {
        assertThat(run.thrown()).isNull();
      }

      assertThat(once.differences(DatabaseState.of(pair.destination()))).isEmpty();
      pair.assertNothingLeft();
    }
  }
}
