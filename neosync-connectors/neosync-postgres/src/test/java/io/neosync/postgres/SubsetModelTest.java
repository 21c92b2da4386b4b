package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Subset;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.postgres.RandomSchema.Key;
import io.neosync.postgres.RandomSchema.Kind;
import io.neosync.postgres.RandomSchema.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random subsets of random schemas, synced for real, against the slow model. */
class SubsetModelTest {

  private static final int SCHEMAS = Integer.getInteger("neosync.test.subset.schemas", 40);

  @ParameterizedTest
  @CsvSource({"false,false,1", "true,false,2", "false,true,3", "true,true,4"})
  void whatStaysIsWhatTheModelKeeps(boolean down, boolean up, long seed) throws Exception {
    try (TestDatabase source = PostgresServer.shared().createDatabase();
        TestDatabase destination = PostgresServer.shared().createDatabase()) {
      for (int i = 0; i < SCHEMAS; i++) {
        check(source, destination, seed * 1_000_000 + i, down, up);
      }
    }
  }

  static void check(
      TestDatabase source, TestDatabase destination, long seed, boolean down, boolean up)
      throws Exception {
    RandomSchema schema = new RandomSchema(seed);
    source.execute(schema.script(true));
    destination.execute(schema.script(false));
    SyncBuilder builder =
        Sync.from(Postgres.at(source.dataSource())).to(Postgres.at(destination.dataSource()));
    Map<Integer, Predicate<Row>> conditions = conditions(schema, builder);
    for (Key key : schema.keys) {
      if (key.virtual()) {
        builder
            .virtualForeignKey(RandomSchema.name(key.table()), key.columns().toArray(String[]::new))
            .references(RandomSchema.name(key.parent()), key.referenced().toArray(String[]::new));
      }
    }
    if (down) {
      builder.subsetByForeignKeys();
    } else {
      builder.skipForeignKeyViolations();
    }
    if (up) {
      builder.onlyReferencedRows();
    }
    Sync sync = builder.build();
    var report = sync.run();

    SubsetModel model = new SubsetModel(schema, conditions, down, up);
    for (int table = 0; table < schema.tables; table++) {
      assertThat(report.table(RandomSchema.name(table)).rowsRead())
          .as("rows read of t%d, seed %d", table, seed)
          .isEqualTo(model.ids(table).size());
      if (down) {
        Set<Integer> ids =
            destination.queryStrings("select id from " + RandomSchema.name(table)).stream()
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        assertThat(ids)
            .as("t%d, seed %d%n%s%n%s", table, seed, schema.script(true), sync)
            .isEqualTo(model.ids(table));
      }
    }
  }

  private static Map<Integer, Predicate<Row>> conditions(RandomSchema schema, SyncBuilder builder) {
    Random random = schema.random();
    Map<Integer, Predicate<Row>> conditions = new HashMap<>();
    Set<Integer> joined = new HashSet<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      int table = random.nextInt(schema.tables);
      int limit = random.nextInt(6);
      String name = RandomSchema.name(table);
      List<Key> keys =
          schema.keys.stream()
              .filter(
                  key -> key.table() == table && key.parent() != table && key.kind() == Kind.SIMPLE)
              .toList();
      Predicate<Row> condition;
      if (!keys.isEmpty() && random.nextInt(3) == 0 && joined.add(table)) {
        Key key = keys.get(0);
        String parent = RandomSchema.name(key.parent());
        builder.subset(
            Subset.of(name)
                .join(parent, "%s.id = %s.k%d".formatted(parent, name, key.number()))
                .where(parent + ".v < ?", limit));
        condition =
            row ->
                schema.rows.get(key.parent()).stream()
                    .anyMatch(
                        other -> SubsetModel.references(key, row, other) && other.get("v") < limit);
      } else {
        builder.subset(name, random.nextBoolean() ? "v < ?" : name + ".v < ?", limit);
        condition = row -> row.get("v") < limit;
      }
      conditions.merge(table, condition, Predicate::and);
    }
    return conditions;
  }
}
