package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.contract.sqlserver.SqlServerDatabase;
import io.neosync.contract.sqlserver.SqlServerInstance;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Batch;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.Format;
import io.neosync.spi.KeyBits;
import io.neosync.spi.KeySet;
import io.neosync.spi.Reader;
import io.neosync.spi.RowSubset;
import io.neosync.spi.SnapshotGuarantee;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableTask;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What only SQL Server has, on a server. */
class SyncTest {

  private static final String KEY_STATES =
      "SELECT name, is_disabled, is_not_trusted FROM sys.foreign_keys ORDER BY name";

  private static void needsSqlServer(String what) throws SQLException {
    assumeFalse(SqlServerInstance.shared().babelfish(), "Babelfish lacks " + what);
  }

  @Test
  void keysEndInTheStateInWhichTheyWere() throws SQLException {
    needsSqlServer("constraints that are disabled");
    try (Pair pair =
        Pair.with(
            """
            CREATE TABLE p (id int PRIMARY KEY);
            CREATE TABLE t (id int PRIMARY KEY, a int NULL, b int NULL, c int NULL,
              CONSTRAINT trusted FOREIGN KEY (a) REFERENCES p (id),
              CONSTRAINT untrusted FOREIGN KEY (b) REFERENCES p (id),
              CONSTRAINT disabled FOREIGN KEY (c) REFERENCES p (id),
              CONSTRAINT positive CHECK (id > 0))\
            """,
            "ALTER TABLE t NOCHECK CONSTRAINT untrusted, disabled",
            "ALTER TABLE t WITH NOCHECK CHECK CONSTRAINT untrusted")) {
      pair.source().execute("INSERT INTO p VALUES (1); INSERT INTO t VALUES (1, 1, 1, 99)");
      List<String> before = pair.there(KEY_STATES);
      assertThat(before).containsExactly("disabled|1|1", "trusted|0|0", "untrusted|0|1");

      pair.sync().build().run();

      assertThat(pair.there(KEY_STATES)).isEqualTo(before);
      assertThat(pair.there("SELECT * FROM t")).containsExactly("1|1|1|99");
      assertThat(pair.there("SELECT is_not_trusted FROM sys.check_constraints"))
          .containsExactly("0");

      pair.source().execute("ALTER TABLE t NOCHECK CONSTRAINT ALL; UPDATE t SET b = 7");
      assertThatThrownBy(() -> pair.sync().build().run())
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("1 rows of dbo.t by untrusted to dbo.p");
      assertThat(pair.there(KEY_STATES)).isEqualTo(before);
    }
  }

  @Test
  void triggersDoNotFireAndEndAsTheyWere() throws SQLException {
    try (Pair pair =
        Pair.with(
            "CREATE TABLE log (n int); CREATE TABLE t (id int PRIMARY KEY)",
            "CREATE TRIGGER fires ON t AFTER INSERT, DELETE AS INSERT INTO log VALUES (1)",
            "CREATE TRIGGER sleeps ON t AFTER INSERT AS INSERT INTO log VALUES (2)",
            "ALTER TABLE t DISABLE TRIGGER sleeps")) {
      pair.destination().execute("INSERT INTO t VALUES (7); DELETE FROM log");
      pair.source().execute("INSERT INTO t VALUES (1)");
      String states = "SELECT name, is_disabled FROM sys.triggers ORDER BY name";
      List<String> before = pair.there(states);

      pair.sync().tables("t").build().run();

      assertThat(pair.there("SELECT * FROM t")).containsExactly("1");
      assertThat(pair.there("SELECT * FROM log")).isEmpty();
      assertThat(pair.there(states)).isEqualTo(before);
    }
  }

  @Test
  void identitiesOfTablesThatCannotBeTruncatedRestartAtTheirSeed() throws SQLException {
    needsSqlServer("identities that are set to a value before their seed");
    try (Pair pair =
        Pair.with(
            "CREATE TABLE p (id int IDENTITY(10, 5) PRIMARY KEY, n int NULL)",
            "CREATE TABLE t (id int IDENTITY(1, 1) PRIMARY KEY, p int NULL REFERENCES p (id))")) {
      pair.destination().execute("INSERT INTO p (n) VALUES (1); INSERT INTO p (n) VALUES (2)");
      pair.sync().build().run();
      pair.destination().execute("INSERT INTO p (n) VALUES (3)");
      assertThat(pair.there("SELECT * FROM p")).containsExactly("10|3");

      pair.source().execute("INSERT INTO p (n) VALUES (1); INSERT INTO p (n) VALUES (2)");
      pair.sync().build().run();
      pair.destination().execute("INSERT INTO p (n) VALUES (3)");
      assertThat(pair.there("SELECT * FROM p ORDER BY id")).containsExactly("10|1", "15|2", "20|3");
    }
  }

  @Test
  void sequencesBehindDefaultsGoOnBehindTheRows() throws SQLException {
    needsSqlServer("sequences in its catalog");
    try (Pair pair =
        Pair.with(
            "CREATE SEQUENCE number AS bigint START WITH 10",
            "CREATE SEQUENCE shared AS int START WITH 1",
            "CREATE TABLE t (id int PRIMARY KEY DEFAULT NEXT VALUE FOR number,"
                + " n int NOT NULL DEFAULT NEXT VALUE FOR dbo.shared)",
            "CREATE TABLE other (id int PRIMARY KEY DEFAULT NEXT VALUE FOR shared)")) {
      pair.source().execute("INSERT INTO t VALUES (10, 10), (500, 500)");
      pair.destination().execute("INSERT INTO other DEFAULT VALUES");
      pair.sync().tables("t").build().run();
      pair.destination().execute("INSERT INTO t DEFAULT VALUES");
      assertThat(pair.there("SELECT * FROM t ORDER BY id"))
          .containsExactly("10|10", "500|500", "501|501");

      pair.source().execute("DELETE FROM t");
      pair.sync().tables("t").build().run();
      pair.destination().execute("INSERT INTO t DEFAULT VALUES");
      assertThat(pair.there("SELECT * FROM t")).containsExactly("10|502");
    }
  }

  @Test
  void whereSequencesAreSetARunThatFailsLeavesThemAsTheyWere() throws SQLException {
    try (Pair pair = Pair.with("CREATE SEQUENCE number AS int START WITH 10")) {
      try (Connection connection = pair.destination().connection();
          Statement statement = connection.createStatement()) {
        statement.execute("BEGIN TRANSACTION");
        statement.execute(TSql.restart(new TableRef("dbo", "number"), 70));
        statement.execute("ROLLBACK");
      }
      String next = "SELECT NEXT VALUE FOR number";
      assertThat(pair.destination().queryLong(next)).isEqualTo(10);
      pair.destination().execute(TSql.restart(new TableRef("dbo", "number"), 70));
      assertThat(pair.destination().queryLong(next)).isEqualTo(70);
    }
  }

  @Test
  void namesAreTakenAsTheyAreInSeveralSchemas() throws SQLException {
    needsSqlServer("names as they were written, in its catalog");
    try (Pair pair =
        Pair.with(
            "CREATE SCHEMA [a b]",
            "CREATE SCHEMA [c]]d]",
            "CREATE TABLE [a b].[it's \"o]]dd\"] ([i d] int PRIMARY KEY, [select] int NULL)",
            "CREATE TABLE [c]]d].[Überweisung] ([i]]d] int IDENTITY PRIMARY KEY, [to] int NULL,"
                + " CONSTRAINT [f'k] FOREIGN KEY ([to]) REFERENCES [a b].[it's \"o]]dd\"] ([i"
                + " d]))")) {
      pair.source()
          .execute(
              "INSERT INTO [a b].[it's \"o]]dd\"] VALUES (1, 2);"
                  + " INSERT INTO [c]]d].[Überweisung] ([to]) VALUES (1)");
      SyncReport report =
          Sync.from(SqlServer.at(pair.source().dataSource()).schemas("a b", "c]d"))
              .to(SqlServer.at(pair.destination().dataSource()).schemas("a b", "c]d"))
              .build()
              .run();
      assertThat(report.tables()).hasSize(2);
      assertThat(pair.there("SELECT * FROM [a b].[it's \"o]]dd\"]")).containsExactly("1|2");
      assertThat(pair.there("SELECT * FROM [c]]d].[Überweisung]")).containsExactly("1|1");
    }
  }

  @Test
  void columnsThatTheServerFillsAreLeftToIt() throws SQLException {
    needsSqlServer("sparse columns");
    try (Pair pair =
        Pair.with(
            """
            CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL, twice AS n * 2 PERSISTED,
              version rowversion, rare int SPARSE NULL, said int NULL DEFAULT 7)\
            """)) {
      pair.source().execute("INSERT INTO t (id, n, said) VALUES (1, 21, NULL), (2, 1, 3)");
      pair.sync().build().run();
      assertThat(pair.there("SELECT id, n, twice, rare, said FROM t ORDER BY id"))
          .containsExactly("1|21|42|NULL|NULL", "2|1|2|NULL|3");
    }
  }

  @Test
  void currentRowsOfASystemVersionedTableAreSynced() throws SQLException {
    needsSqlServer("system-versioned tables");
    try (Pair pair = Pair.with("CREATE TABLE plain (id int PRIMARY KEY)")) {
      for (SqlServerDatabase database : List.of(pair.source(), pair.destination())) {
        database.execute(
            """
            CREATE TABLE t (id int PRIMARY KEY, n int NULL,
              since datetime2 GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
              until datetime2 GENERATED ALWAYS AS ROW END HIDDEN NOT NULL,
              PERIOD FOR SYSTEM_TIME (since, until))
              WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.t_history))\
            """);
      }
      pair.source().execute("INSERT INTO t (id, n) VALUES (1, 1); UPDATE t SET n = 2");
      pair.destination().execute("INSERT INTO t (id, n) VALUES (9, 9)");
      SyncPlan plan = pair.sync().build().plan();
      assertThat(plan.toString())
          .contains("of these system-versioned tables only the current rows");
      pair.sync().build().run();
      assertThat(pair.there("SELECT id, n FROM t")).containsExactly("1|2");
      assertThat(pair.there("SELECT id, n FROM t_history")).containsExactly("9|9");
    }
  }

  @Test
  void whatCannotBeLoadedIsListedInThePlan() throws SQLException {
    try (Pair pair = Pair.with("CREATE TABLE v (id int PRIMARY KEY, x sql_variant NULL)")) {
      assertThatThrownBy(() -> pair.sync().build().plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining("values of sql_variant cannot be sent to SQL Server");
    }
  }

  @Test
  void tablesThatCannotBeLoadedRowByRowAreRefused() throws SQLException {
    needsSqlServer("column sets");
    try (Pair pair =
        Pair.with(
            "CREATE TABLE dup (id int NULL)",
            "CREATE UNIQUE INDEX silent ON dup (id) WITH (IGNORE_DUP_KEY = ON)",
            "CREATE TABLE wide (id int PRIMARY KEY, s int SPARSE NULL,"
                + " everything xml COLUMN_SET FOR ALL_SPARSE_COLUMNS)")) {
      assertThatThrownBy(() -> pair.sync().build().plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining("IGNORE_DUP_KEY of silent")
          .hasMessageContaining("its sparse columns stand together in a column set");
    }
  }

  @Test
  void withoutSnapshotIsolationThePlanSaysWhatHolds() throws SQLException {
    needsSqlServer("databases without snapshot isolation");
    try (Pair pair = Pair.with("CREATE TABLE t (id int PRIMARY KEY)")) {
      String database = "ALTER DATABASE [" + pair.source().name() + "] SET ";
      pair.source().server().administer(database + "ALLOW_SNAPSHOT_ISOLATION OFF");
      assertThat(pair.sync().build().plan().snapshot()).isEqualTo(SnapshotGuarantee.NONE);
      pair.source()
          .server()
          .administer(database + "READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE");
      assertThat(pair.sync().build().plan().snapshot()).isEqualTo(SnapshotGuarantee.PER_TABLE);
    }
  }

  @Test
  void neitherParametersNorValuesLimitTheRowsThatAreAskedForByKey() throws Exception {
    int rows = 5_000;
    try (Pair pair =
        Pair.with("CREATE TABLE t (a int NOT NULL, b int NOT NULL, PRIMARY KEY (a, b))")) {
      for (int from = 0; from < rows; from += 500) {
        pair.source()
            .execute(
                IntStream.range(from, from + 500)
                    .mapToObj(i -> "(" + i % 7 + ", " + (i - 100) + ")")
                    .collect(Collectors.joining(", ", "INSERT INTO t VALUES ", "")));
      }
      try (SourceSession session = SqlServer.at(pair.source().dataSource()).openSource()) {
        Table table = session.catalog().find(new TableRef("dbo", "t")).orElseThrow();
        TableTask task =
            new TableTask(
                table,
                table,
                table.columns().stream().map(each -> new ColumnMapping(each, each)).toList(),
                RowSubset.whole());
        Key key = table.primaryKey().orElseThrow();
        List<long[]> keys = new ArrayList<>();
        try (Reader<KeyBits> reader = session.keys(task, key)) {
          for (KeyBits bits = reader.next(); bits != null; bits = reader.next()) {
            keys.addAll(List.of(bits.keys()));
          }
        }
        assertThat(keys).hasSize(rows);
        assertThat(LongStream.of(keys.get(0)).boxed()).containsExactly(0L, -100L);
        long read = 0;
        try (Reader<Batch> reader =
            session.reader(task, Format.ROWS, new KeySet(key, keys.subList(0, rows - 1)))) {
          for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
            read += batch.rows().size();
          }
        }
        assertThat(read).isEqualTo(rows - 1);
      }
    }
  }

  @Test
  void rowsBeyondEveryLimitOfAStatementArrive() throws SQLException {
    String columns =
        IntStream.range(0, 300)
            .mapToObj(i -> "c" + i + " int NULL")
            .collect(Collectors.joining(", "));
    try (Pair pair = Pair.with("CREATE TABLE t (id int PRIMARY KEY, " + columns + ")")) {
      for (int id = 0; id < 1_200; id += 300) {
        pair.source()
            .execute(
                IntStream.range(id, id + 300)
                    .mapToObj(i -> "(" + i + ", " + i + ")")
                    .collect(Collectors.joining(", ", "INSERT INTO t (id, c299) VALUES ", "")));
      }
      assertThat(pair.sync().build().run().table("t").rowsWritten()).isEqualTo(1_200);
      assertThat(pair.there("SELECT COUNT(*), SUM(c299) FROM t")).containsExactly("1200|719400");
    }
  }

  @Test
  void stagedRowsKeepTheirIdentitiesAndStayApartFromThoseThatWereThere() throws SQLException {
    try (Pair pair =
        Pair.with(
            "CREATE TABLE p (id int PRIMARY KEY)",
            "CREATE TABLE t (id int IDENTITY PRIMARY KEY, p int NULL, note varchar(20) NULL)")) {
      pair.destination()
          .execute(
              "ALTER TABLE t ADD CONSTRAINT t_p FOREIGN KEY (p) REFERENCES p (id);"
                  + " INSERT INTO p VALUES (1); INSERT INTO t (p, note) VALUES (1, 'old')");
      pair.source()
          .execute(
              "SET IDENTITY_INSERT t ON;"
                  + " INSERT INTO t (id, p, note) VALUES (7, 1, 'new'), (8, 2, 'orphan');"
                  + " SET IDENTITY_INSERT t OFF");
      SyncReport report = pair.sync().tables("t").append().skipForeignKeyViolations().build().run();
      assertThat(report.table("t").skippedByForeignKey()).containsEntry("t_p", 1L);
      assertThat(pair.there("SELECT * FROM t ORDER BY id")).containsExactly("1|1|old", "7|1|new");
      pair.destination().execute("INSERT INTO t (note) VALUES ('next')");
      assertThat(pair.there("SELECT MAX(id) FROM t")).containsExactly("8");
    }
  }
}
