package io.neosync.postgres;

import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.subset.Direction;
import io.neosync.contract.subset.RandomSchema.Kind;
import io.neosync.contract.subset.SubsetModelCheck;
import io.neosync.contract.subset.SubsetPair;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random subsets of random schemas, synced for real, against the slow model. */
class SubsetModelTest {

  private static final int SCHEMAS = Integer.getInteger("neosync.test.subset.schemas", 40);

  @ParameterizedTest
  @CsvSource({"NOWHERE,1", "DOWN,2", "UP,3", "BOTH,4"})
  void whatStaysIsWhatTheModelKeeps(Direction direction, long seed) throws SQLException {
    try (TestDatabase source = PostgresServer.shared().createDatabase();
        TestDatabase destination = PostgresServer.shared().createDatabase()) {
      for (int i = 0; i < SCHEMAS; i++) {
        SubsetModelCheck.check(new Pair(source, destination), seed * 1_000_000 + i, direction);
      }
    }
  }

  private record Pair(TestDatabase source, TestDatabase destination) implements SubsetPair {

    @Override
    public List<Kind> kinds() {
      return List.of(
          Kind.SIMPLE, Kind.COMPOSITE, Kind.NOT_VALID, Kind.VIRTUAL, Kind.VIRTUAL_COMPOSITE);
    }

    @Override
    public String reset(Side side) {
      return "drop schema public cascade; create schema public;";
    }

    @Override
    public void execute(Side side, String script) throws SQLException {
      (side == Side.SOURCE ? source : destination).execute(script);
    }

    @Override
    public SyncBuilder sync() {
      return Sync.from(Postgres.at(source.dataSource())).to(Postgres.at(destination.dataSource()));
    }

    @Override
    public List<String> arrived(String query) throws SQLException {
      return destination.queryStrings(query);
    }
  }
}
