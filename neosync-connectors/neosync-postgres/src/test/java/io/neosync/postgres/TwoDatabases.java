package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncException;
import io.neosync.SyncListener;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.postgres.compare.CatalogDump;
import io.neosync.contract.postgres.compare.SequenceValues;
import io.neosync.contract.postgres.compare.TableContents;
import io.neosync.contract.postgres.leak.Leftovers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;

/**
 * A source and a destination with one schema, {@code s}, and syncs between them. Every sync is
 * checked for what all have in common: definitions stay as they were, nothing is left behind, a
 * failed run changes nothing.
 */
final class TwoDatabases implements AutoCloseable {

  /** Every fast way is taken, however few rows there are. */
  static final Thresholds EAGER = new Thresholds(0, 0, 0);

  /** Rows are sent and indexes stay, however many rows there are. */
  static final Thresholds LAZY = new Thresholds(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  final TestDatabase source;
  final TestDatabase destination;

  TwoDatabases() throws SQLException {
    source = PostgresServer.shared().createDatabase();
    destination = PostgresServer.shared().createDatabase();
  }

  /** Both start anew: the first script runs on both sides, the others on one each. */
  void given(String both, String atSource, String atDestination) throws SQLException {
    String begin =
        "SET client_min_messages = error; DROP SCHEMA IF EXISTS s CASCADE; CREATE SCHEMA s;"
            + " SET search_path = s, public;\n";
    source.execute(begin + both + ";\n" + atSource);
    destination.execute(begin + both + ";\n" + atDestination);
  }

  SyncReport sync(Thresholds thresholds, UnaryOperator<SyncBuilder> options) throws SQLException {
    SyncReport report;
    try (Connection to = destination.connection()) {
      CatalogDump before = CatalogDump.of(to, "s");
      report = build(thresholds, options).run();
      assertThat(before.differences(CatalogDump.of(to, "s"))).isEmpty();
    }
    Leftovers.assertNone(Duration.ofSeconds(5), source, destination);
    return report;
  }

  /** The way of each table, as the plan tells it. */
  Map<String, String> ways(Thresholds thresholds, UnaryOperator<SyncBuilder> options) {
    return build(thresholds, options).plan().tables().stream()
        .collect(Collectors.toMap(table -> table.source().name(), SyncPlan.TablePlan::way));
  }

  <E extends SyncException> E failure(
      Class<E> type, Thresholds thresholds, UnaryOperator<SyncBuilder> options)
      throws SQLException {
    E failure;
    try (Connection to = destination.connection()) {
      CatalogDump before = CatalogDump.of(to, "s");
      TableContents rows = TableContents.of(to, "s");
      SequenceValues sequences = SequenceValues.of(to, "s");
      failure = Assertions.assertThrows(type, () -> build(thresholds, options).run());
      assertThat(before.differences(CatalogDump.of(to, "s"))).isEmpty();
      assertThat(rows.differences(TableContents.of(to, "s"))).isEmpty();
      assertThat(sequences.differences(SequenceValues.of(to, "s"))).isEmpty();
    }
    Leftovers.assertNone(Duration.ofSeconds(5), source, destination);
    return failure;
  }

  Sync build(Thresholds thresholds, UnaryOperator<SyncBuilder> options) {
    return options
        .apply(
            Sync.from(Postgres.at(source.dataSource()).schemas("s"))
                .to(Postgres.at(destination.dataSource()).schemas("s").thresholds(thresholds)))
        .build();
  }

  /** Rows of a query at the destination. */
  List<String> rows(String sql) throws SQLException {
    return destination.queryStrings(sql);
  }

  /** A listener that wants skipped rows, and notes table, constraint and key of each. */
  static SyncListener noting(List<String> skipped) {
    return new SyncListener() {
      @Override
      public boolean wantsSkippedRows() {
        return true;
      }

      @Override
      public void rowSkipped(SkippedRow row) {
        skipped.add(
            row.table().name() + " " + row.constraint().orElse("-") + " " + row.primaryKey());
      }
    };
  }

  @Override
  public void close() throws SQLException {
    try (TestDatabase one = source;
        TestDatabase other = destination) {
      assertThat(Leftovers.threads()).isEmpty();
    }
  }
}
