package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.SyncListener;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Batch;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.Format;
import io.neosync.spi.Reader;
import io.neosync.spi.RowSubset;
import io.neosync.spi.SnapshotGuarantee;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableTask;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything is read as of one instant. */
class SnapshotTest {

  /** One for all tasks, as in a plan. */
  private static final RowSubset ALL_ROWS = RowSubset.whole();

  private Pair pair;

  @BeforeEach
  void create() throws SQLException {
    pair =
        Pair.of(
            "CREATE TABLE a (id integer PRIMARY KEY); CREATE TABLE b (id integer REFERENCES a)",
            "INSERT INTO a SELECT generate_series(1, 100); INSERT INTO b SELECT id FROM a");
  }

  @AfterEach
  void drop() throws SQLException {
    pair.assertNothingLeft();
    pair.close();
  }

  private void change() {
    try {
      pair.source()
          .execute(
              "INSERT INTO a VALUES (101); INSERT INTO b VALUES (101); DELETE FROM b WHERE id = 1");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsCommittedDuringTheRunIsNotSeen() throws SQLException {
    SyncListener writer =
        new SyncListener() {
          @Override
          public void started(SyncPlan plan) {
            change();
          }

          @Override
          public void tableFinished(SyncReport.TableReport table) {
            if (table.source().name().equals("a")) {
              insert();
            }
          }

          private void insert() {
            try {
              pair.source().execute("INSERT INTO a VALUES (102); INSERT INTO b VALUES (102)");
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          }
        };

    SyncReport report = pair.sync().listener(writer).build().run();

    assertThat(report.snapshot()).isEqualTo(SnapshotGuarantee.ONE_INSTANT);
    assertThat(pair.rows("SELECT count(*), min(id), max(id) FROM b")).containsExactly("100|1|100");
    assertThat(pair.source().queryLong("SELECT count(*) FROM b")).isEqualTo(101);
  }

  @Test
  void readersThatAreOpenAtOnceSeeTheSameInstant() throws Exception {
    try (SourceSession session = pair.from().openSource()) {
      TableTask a = task(session, "a");
      TableTask b = task(session, "b");
      try (Reader<Batch> first = session.reader(a, Format.ROWS)) {
        change();
        try (Reader<Batch> second = session.reader(b, Format.ROWS);
            Reader<Batch> third = session.reader(a, Format.ROWS)) {
          assertThat(rows(third)).isEqualTo(100);
          assertThat(rows(second)).isEqualTo(100);
        }
        assertThat(rows(first)).isEqualTo(100);
      }
      try (Reader<Batch> again = session.reader(b, Format.ROWS)) {
        assertThat(rows(again)).isEqualTo(100);
      }
    }
  }

  private static long rows(Reader<Batch> reader) throws Exception {
    while (reader.next() != null) {
      assertThat(reader.rows()).isPositive();
    }
    return reader.rows();
  }

  private static TableTask task(SourceSession session, String name) throws Exception {
    Table table = session.catalog().find(new TableRef("public", name)).orElseThrow();
    return new TableTask(
        table,
        table,
        table.columns().stream().map(column -> new ColumnMapping(column, column)).toList(),
        ALL_ROWS);
  }
}
