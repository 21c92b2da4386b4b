package io.neosync.sqlserver;

import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.contract.sqlserver.SqlServerDatabase;
import io.neosync.contract.sqlserver.SqlServerInstance;
import io.neosync.contract.subset.Direction;
import io.neosync.contract.subset.RandomSchema.Kind;
import io.neosync.contract.subset.SubsetModelCheck;
import io.neosync.contract.subset.SubsetPair;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random subsets of random schemas, synced for real, against the slow model. */
class SubsetModelTest {

  private static final int SCHEMAS = Integer.getInteger("neosync.test.subset.schemas", 8);

  @ParameterizedTest
  @EnumSource(Direction.class)
  void whatStaysIsWhatTheModelKeeps(Direction direction) throws SQLException {
    try (SqlServerDatabase source = SqlServerInstance.shared().createDatabase();
        SqlServerDatabase destination = SqlServerInstance.shared().createDatabase()) {
      for (int i = 0; i < SCHEMAS; i++) {
        long seed = direction.name().hashCode() * 1_000L + i;
        SubsetModelCheck.check(new Pair(source, destination), seed, direction);
      }
    }
  }

  private record Pair(SqlServerDatabase source, SqlServerDatabase destination)
      implements SubsetPair {

    @Override
    public List<Kind> kinds() {
      return List.of(Kind.SIMPLE, Kind.COMPOSITE, Kind.VIRTUAL, Kind.VIRTUAL_COMPOSITE);
    }

    @Override
    public boolean nullsMeet() {
      return true;
    }

    /** Each script begins with an empty database. */
    @Override
    public String reset(Side side) {
      return "";
    }

    private SqlServerDatabase database(Side side) {
      return side == Side.SOURCE ? source : destination;
    }

    @Override
    public void execute(Side side, String script) throws SQLException {
      database(side).clear();
      database(side).execute(script);
    }

    @Override
    public SyncBuilder sync() {
      return Sync.from(SqlServer.at(source.dataSource()))
          .to(SqlServer.at(destination.dataSource()));
    }

    @Override
    public List<String> arrived(String query) throws SQLException {
      return destination.queryStrings(query);
    }
  }
}
