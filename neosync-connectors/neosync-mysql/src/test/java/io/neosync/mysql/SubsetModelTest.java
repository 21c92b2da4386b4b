package io.neosync.mysql;

import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import io.neosync.contract.subset.Direction;
import io.neosync.contract.subset.RandomSchema.Kind;
import io.neosync.contract.subset.SubsetModelCheck;
import io.neosync.contract.subset.SubsetPair;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random subsets of random schemas, synced for real, against the slow model. */
class SubsetModelTest {

  private static final int SCHEMAS = Integer.getInteger("neosync.test.subset.schemas", 8);

  static Stream<Arguments> everyWayOnEveryEngine() {
    return Stream.of(MySqlEngine.values())
        .flatMap(engine -> Stream.of(Direction.values()).map(each -> Arguments.of(engine, each)));
  }

  @ParameterizedTest
  @MethodSource("everyWayOnEveryEngine")
  void whatStaysIsWhatTheModelKeeps(MySqlEngine engine, Direction direction) throws SQLException {
    try (MySqlDatabase source = MySqlServer.shared(engine).createDatabase();
        MySqlDatabase destination = MySqlServer.shared(engine).createDatabase()) {
      for (int i = 0; i < SCHEMAS; i++) {
        long seed = direction.name().hashCode() * 1_000L + i;
        SubsetModelCheck.check(new Pair(source, destination), seed, direction);
      }
    }
  }

  private record Pair(MySqlDatabase source, MySqlDatabase destination) implements SubsetPair {

    @Override
    public List<Kind> kinds() {
      return List.of(
          Kind.SIMPLE, Kind.COMPOSITE, Kind.NOT_UNIQUE, Kind.VIRTUAL, Kind.VIRTUAL_COMPOSITE);
    }

    @Override
    public String reset(Side side) {
      return "DROP DATABASE `%1$s`; CREATE DATABASE `%1$s`; USE `%1$s`;"
          .formatted(database(side).name());
    }

    @Override
    public String furtherItems() {
      return "KEY (tag)";
    }

    private MySqlDatabase database(Side side) {
      return side == Side.SOURCE ? source : destination;
    }

    @Override
    public void execute(Side side, String script) throws SQLException {
      database(side).execute(script);
    }

    @Override
    public SyncBuilder sync() {
      return Sync.from(MySql.at(source.dataSource())).to(MySql.at(destination.dataSource()));
    }

    @Override
    public List<String> arrived(String query) throws SQLException {
      return destination.queryStrings(query);
    }
  }
}
