package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.postgres.leak.Leftovers;
import io.neosync.jdbc.Connections;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** A pool of our own goes away whole. */
class PooledConnectionTest {

  @RepeatedTest(5)
  void poolClosesWholeHoweverOftenItsThreadIsInterrupted() throws Exception {
    try (TestDatabase database = PostgresServer.shared().createDatabase()) {
      Connections pool =
          Connections.pooled(database.url(), database.user(), database.password(), Map.of())
              .open("interrupted");
      pool.get().close();
      Thread closing = new Thread(pool::close);
      closing.start();
      while (closing.isAlive()) {
        closing.interrupt();
      }

      Leftovers.assertNone(Duration.ofSeconds(5), database);
      assertThat(Leftovers.threads()).isEmpty();
    }
  }
}
