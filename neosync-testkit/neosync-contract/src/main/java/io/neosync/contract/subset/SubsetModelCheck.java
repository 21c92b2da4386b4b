package io.neosync.contract.subset;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Subset;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncReport;
import io.neosync.contract.subset.RandomSchema.Kind;
import io.neosync.contract.subset.RandomSchema.Row;
import io.neosync.contract.subset.SubsetPair.Side;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What stays is what the slow model keeps. */
public final class SubsetModelCheck {

  private SubsetModelCheck() {}

  /**
   * Syncs one random subset of one random schema.
   *
   * @param seed the same gives the same
   * @throws AssertionError if other rows arrived than the model keeps
   */
  public static void check(SubsetPair pair, long seed, Direction direction) throws SQLException {
    boolean down = direction.down();
    boolean up = direction.up();
    RandomSchema schema = new RandomSchema(seed, pair.kinds(), pair.nullsMeet());
    pair.execute(Side.SOURCE, schema.script(pair, Side.SOURCE));
    pair.execute(Side.DESTINATION, schema.script(pair, Side.DESTINATION));
    SyncBuilder builder = pair.sync();
    Map<Integer, Predicate<Row>> conditions = conditions(schema, builder);
    for (RandomSchema.Key key : schema.keys) {
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
    SyncReport report = sync.run();

    SubsetModel model = new SubsetModel(schema, conditions, down, up);
    for (int table = 0; table < schema.tables; table++) {
      assertThat(report.table(RandomSchema.name(table)).rowsRead())
          .as("rows read of t%d, seed %d", table, seed)
          .isEqualTo(model.ids(table).size());
      if (down) {
        Set<Integer> ids =
            pair.arrived("select id from " + RandomSchema.name(table)).stream()
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        assertThat(ids)
            .as("t%d, seed %d%n%s%n%s", table, seed, schema.script(pair, Side.SOURCE), sync)
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
      List<RandomSchema.Key> keys =
          schema.keys.stream()
              .filter(
                  key -> key.table() == table && key.parent() != table && key.kind() == Kind.SIMPLE)
              .toList();
      Predicate<Row> condition;
      if (!keys.isEmpty() && random.nextInt(3) == 0 && joined.add(table)) {
        RandomSchema.Key key = keys.get(0);
        String parent = RandomSchema.name(key.parent());
        builder.subset(
            Subset.of(name)
                .join(parent, "%s.id = %s.k%d".formatted(parent, name, key.number()))
                .where(parent + ".v < ?", limit));
        condition =
            row ->
                schema.rows.get(key.parent()).stream()
                    .anyMatch(
                        other ->
                            SubsetModel.references(key, row, other) && other.number("v") < limit);
      } else {
        builder.subset(name, random.nextBoolean() ? "v < ?" : name + ".v < ?", limit);
        condition = row -> row.number("v") < limit;
      }
      conditions.merge(table, condition, Predicate::and);
    }
    return conditions;
  }
}
