package io.neosync.examples.cross;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.postgres.compare.TableContents;
import io.neosync.mysql.MySql;
import io.neosync.postgres.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What goes from PostgreSQL to MySQL and back, exactly, and what does not go at all. */
class TypesAcrossEnginesTest {

  private static final String POSTGRES =
      """
      CREATE TYPE kind AS ENUM ('new', 'sold, paid', 'it''s gone');
      CREATE TABLE sample (id int PRIMARY KEY, flag boolean, small smallint, big bigint,
        price numeric(12,2), ratio double precision, single real, name varchar(50), note text,
        raw bytea, born date, at timestamp(6), seen timestamptz(6), kind kind, data jsonb,
        mask bit(10));
      """;

  private static final String MYSQL =
      """
      CREATE TABLE sample (id INT PRIMARY KEY, flag BOOLEAN, small SMALLINT, big BIGINT,
        price DECIMAL(12,2), ratio DOUBLE, single FLOAT, name VARCHAR(50), note LONGTEXT,
        raw LONGBLOB, born DATE, at DATETIME(6), seen TIMESTAMP(6) NULL,
        kind ENUM('new', 'sold, paid', 'it''s gone'), data JSON, mask BIT(10))
        CHARACTER SET utf8mb4
      """;

  private static final String ROWS =
      """
      INSERT INTO sample VALUES
        (1, true, -32768, 9223372036854775807, 9999999999.99, 0.1, 0.1, 'Zoë 😀', E'a\\tb\\n\\\\N ',
          '\\x000aff5c09', '2024-02-29', '2024-08-09 10:00:00.123456', '2024-08-09 10:00:00+02',
          'sold, paid', '{"a": [1, 2.5, null, true, "x\\"y"], "n": 9007199254740993}', B'1000000001'),
        (2, false, 32767, -9223372036854775808, -0.01, 1.7976931348623157e308, 3.4028235e38, '', ' ',
          '', '9999-12-31', '1000-01-01 00:00:00', '2038-01-19 03:14:07.999999+00', 'it''s gone',
          '"text"', B'0000000000'),
        (3, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
      """;

  abstract static class Cases {

    final TestDatabase postgres = PostgresServer.shared().createDatabase();
    private final TestDatabase back = PostgresServer.shared().createDatabase();
    final MySqlDatabase mySql;
    private final boolean documents;

    Cases(MySqlEngine engine) throws SQLException {
      documents = engine == MySqlEngine.MYSQL;
      mySql = MySqlServer.shared(engine).createDatabase();
    }

    @BeforeEach
    void empty() throws SQLException {
      postgres.execute("SET client_min_messages = warning");
    }

    @AfterEach
    void drop() throws SQLException {
      postgres.close();
      back.close();
      mySql.close();
    }

    final Postgres postgres(TestDatabase database) {
      return Postgres.at(database.dataSource());
    }

    final MySql mySql() {
      return MySql.at(mySql.dataSource());
    }

    private static TableContents contents(TestDatabase database) throws SQLException {
      try (Connection connection = database.connection()) {
        return TableContents.of(connection, "public");
      }
    }

    @Test
    void whatIsExactComesBackIdentical() throws SQLException {
      postgres.execute(POSTGRES + ROWS);
      back.execute(POSTGRES);
      mySql.execute(MYSQL);

      SyncReport there = Sync.from(postgres(postgres)).to(mySql()).build().run();
      SyncBuilder toPostgres = Sync.from(mySql()).to(postgres(back));
      // MariaDB has no type for JSON, only text.
      SyncReport again =
          (documents ? toPostgres : toPostgres.columnType("sample", "data", "jsonb")).build().run();

      assertThat(there.table("sample").rowsWritten()).isEqualTo(3);
      assertThat(again.table("sample").rowsWritten()).isEqualTo(3);
      assertThat(contents(postgres).differences(contents(back))).isEmpty();
      assertThat(
              mySql.queryStrings("SELECT id, flag, seen, kind, mask + 0 FROM sample WHERE id = 1"))
          .containsExactly("1|1|2024-08-09 08:00:00.000000|sold, paid|513");
    }

    @Test
    void whatIsWiderOrSaysLessArrivesAsItsText() throws SQLException {
      postgres.execute(
          """
          CREATE TABLE odd (id bigint PRIMARY KEY, token uuid, address inet, tags text[], pause time,
            amount numeric);
          INSERT INTO odd VALUES (1, '9c5b94b1-35ad-49bb-b118-8e8fc24abf80', '10.0.0.0/8',
            ARRAY['a', NULL, 'b"c'], '23:59:59.5', 1e20)
          """);
      mySql.execute(
          "CREATE TABLE odd (id DECIMAL(20) PRIMARY KEY, token CHAR(36), address LONGTEXT, tags"
              + " JSON, pause TIME(6), amount LONGTEXT) CHARACTER SET utf8mb4");

      Sync.from(postgres(postgres)).to(mySql()).build().run();

      String tags = documents ? "[\"a\", null, \"b\\\"c\"]" : "[\"a\",null,\"b\\\"c\"]";
      assertThat(mySql.queryStrings("SELECT * FROM odd"))
          .containsExactly(
              "1|9c5b94b1-35ad-49bb-b118-8e8fc24abf80|10.0.0.0/8|%s|23:59:59.500000|100000000000000000000"
                  .formatted(tags));
    }

    @Test
    void valuesOfMySqlArriveInPostgres() throws SQLException {
      mySql.execute(
          """
          CREATE TABLE odd (id BIGINT UNSIGNED PRIMARY KEY, y YEAR, pause TIME(3),
            tags SET('a', 'b', 'c'), flags BIT(1), t TINYINT UNSIGNED) CHARACTER SET utf8mb4;
          INSERT INTO odd VALUES (18446744073709551615, 2024, '-838:59:59.000', 'c,a', b'1', 255);
          """);
      postgres.execute(
          "CREATE TABLE odd (id numeric(20) PRIMARY KEY, y smallint, pause interval, tags text[],"
              + " flags boolean, t int)");

      Sync.from(mySql()).to(postgres(postgres)).build().run();

      assertThat(postgres.queryStrings("SELECT * FROM odd"))
          .containsExactly("18446744073709551615|2024|-838:59:59|{a,c}|t|255");
    }

    @Test
    void thePlanListsAllColumnsThatDoNotGo() throws SQLException {
      postgres.execute(
          "CREATE TABLE odd (id bigint, at timestamptz, note text, raw bytea, ok int, free"
              + " numeric)");
      mySql.execute(
          "CREATE TABLE odd (id INT, at DATETIME(6), note VARCHAR(20), raw LONGTEXT, ok INT,"
              + " free DECIMAL(20,2)) CHARACTER SET latin1");

      assertThatThrownBy(() -> Sync.from(postgres(postgres)).to(mySql()).build().plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining("column id: not every bigint can be stored unchanged as int")
          .hasMessageContaining(
              "column at: not every timestamp with time zone can be stored unchanged as"
                  + " datetime(6)")
          .hasMessageContaining(
              "column note: not every text can be stored unchanged as varchar(20) character set"
                  + " latin1, which lacks some characters")
          .hasMessageContaining("column raw: not every bytea can be stored unchanged as longtext")
          .hasMessageContaining("column free: not every numeric can be stored unchanged as")
          .message()
          .doesNotContain("column ok");
    }

    @Test
    void whatOnlyOneEngineHasFailsTheRunWithoutSayingTheValue() throws SQLException {
      postgres.execute(
          "CREATE TABLE day (born date); INSERT INTO day VALUES ('2024-01-01'), ('infinity')");
      mySql.execute("CREATE TABLE day (born DATE)");

      assertThatThrownBy(() -> Sync.from(postgres(postgres)).to(mySql()).build().run())
          .isInstanceOf(TransferException.class)
          .hasMessageContaining(
              "column born: a value of PostgreSQL's type date cannot be stored unchanged as date")
          .message()
          .doesNotContain("infinity");

      mySql.execute("SET SESSION sql_mode = ''; INSERT INTO day VALUES ('0000-00-00')");
      assertThatThrownBy(() -> Sync.from(mySql()).to(postgres(postgres)).build().run())
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("column born: a value of MySQL's type date cannot be stored");
      assertThat(postgres.queryLong("SELECT count(*) FROM day")).isEqualTo(2);
    }

    @Test
    void aChosenTypeHasEachValueCheckedInsteadOfTheColumnRefused() throws SQLException {
      postgres.execute(
          "CREATE TABLE note (id int, body text, at timestamptz);"
              + " INSERT INTO note VALUES (1, 'short', '2024-08-09 10:00:00+02')");
      mySql.execute(
          "CREATE TABLE note (id BIGINT, body VARCHAR(10), at DATETIME) CHARACTER SET utf8mb4");

      SyncReport report = checked("varchar(10)").run();

      assertThat(mySql.queryStrings("SELECT * FROM note"))
          .containsExactly("1|short|2024-08-09 08:00:00");
      assertThat(report.notes())
          .contains(
              "integer is stored as %s, which holds more or says less: public.note (id)"
                  .formatted(documents ? "bigint" : "bigint(20)"),
              "text is stored as varchar(10); a value that cannot be stored unchanged fails the"
                  + " run: public.note (body)");

      postgres.execute("INSERT INTO note VALUES (2, 'longer than ten', NULL)");
      assertThatThrownBy(() -> checked("varchar(10)").run())
          .isInstanceOf(TransferException.class)
          .hasMessageContaining(
              "column body: a value cannot be stored unchanged as text of up to 10 characters");
      assertThatThrownBy(() -> checked("varchar(20)").plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining(
              "columnType says that column body is varchar(20) at the destination, where it is"
                  + " varchar(10)");
    }

    private Sync checked(String body) {
      return Sync.from(postgres(postgres))
          .to(mySql())
          .columnType("note", "body", body)
          .columnType("note", "at", "datetime")
          .build();
    }
  }

  @Nested
  class OnMySql extends Cases {
    OnMySql() throws SQLException {
      super(MySqlEngine.MYSQL);
    }

    @Test
    void numbersThatMySqlsJsonWouldRoundFailTheRun() throws SQLException {
      postgres.execute(
          "CREATE TABLE doc (j jsonb); INSERT INTO doc VALUES ('{\"n\": 0.12345678901234567890}')");
      mySql.execute("CREATE TABLE doc (j JSON)");

      assertThatThrownBy(() -> Sync.from(postgres(postgres)).to(mySql()).build().run())
          .isInstanceOf(TransferException.class)
          .hasMessageContaining(
              "column j: a value cannot be stored unchanged as json: it has a number")
          .message()
          .doesNotContain("0.123");
    }
  }

  @Nested
  class OnMariaDb extends Cases {
    OnMariaDb() throws SQLException {
      super(MySqlEngine.MARIADB);
    }
  }
}
