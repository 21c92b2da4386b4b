package io.neosync.examples.cross;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import io.neosync.contract.sqlserver.SqlServerDatabase;
import io.neosync.contract.sqlserver.SqlServerInstance;
import io.neosync.mysql.MySql;
import io.neosync.sqlserver.SqlServer;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes from MySQL to SQL Server and back, exactly, and what does not go at all. */
class MySqlAndSqlServerTest {

  // First, so that nothing is left open where there is none.
  private final SqlServerDatabase sqlServer = SqlServerInstance.shared().createDatabase();
  private final MySqlDatabase mySql = MySqlServer.shared(MySqlEngine.MYSQL).createDatabase();
  private final MySqlDatabase back = MySqlServer.shared(MySqlEngine.MYSQL).createDatabase();

  MySqlAndSqlServerTest() throws SQLException {}

  @AfterEach
  void drop() throws SQLException {
    mySql.close();
    back.close();
    sqlServer.close();
  }

  private static MySql mySql(MySqlDatabase database) {
    return MySql.at(database.dataSource());
  }

  private SqlServer sqlServer() {
    return SqlServer.at(sqlServer.dataSource());
  }

  /** There and back again, without a difference. */
  private void comesBack(String rows) throws SQLException {
    SyncReport there = Sync.from(mySql(mySql)).to(sqlServer()).build().run();
    SyncReport again = Sync.from(sqlServer()).to(mySql(back)).build().run();

    assertThat(there.rowsWritten()).isPositive().isEqualTo(again.rowsWritten());
    assertThat(back.queryStrings(rows)).isEqualTo(mySql.queryStrings(rows));
  }

  @Test
  void numbersTextsAndBytesComeBackIdentical() throws SQLException {
    String table =
        """
        CREATE TABLE sample (id INT PRIMARY KEY, flag BOOLEAN, tiny TINYINT UNSIGNED, small SMALLINT,
          big BIGINT, price DECIMAL(12,2), wide DECIMAL(38,10), ratio DOUBLE, single FLOAT,
          name VARCHAR(100), code CHAR(5), note LONGTEXT, raw LONGBLOB, bits BIT(1))
          CHARACTER SET utf8mb4
        """;
    mySql.execute(
        table
            + """
            ;INSERT INTO sample VALUES
              (1, TRUE, 255, -32768, 9223372036854775807, 9999999999.99,
                1234567890123456789012345678.0123456789, 0.1, 0.1, 'Zoë 😀', 'ab', 'a\\tb\\n\\\\N ''',
                x'000aff5c09', b'1'),
              (2, FALSE, 0, 32767, -9223372036854775808, -0.01, -0.0000000001,
                1.7976931348623157e308, 3.4028234e38, '', '', ' ', '', b'0'),
              (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
            """);
    back.execute(table);
    sqlServer.execute(
        """
        CREATE TABLE sample (id int PRIMARY KEY, flag bit NULL, tiny tinyint NULL,
          small smallint NULL, big bigint NULL, price decimal(12,2) NULL, wide decimal(38,10) NULL,
          ratio float NULL, single real NULL, name nvarchar(100) NULL, code nchar(5) NULL,
          note nvarchar(max) NULL, raw varbinary(max) NULL, bits bit NULL)
        """);

    comesBack(
        "SELECT id, flag, tiny, small, big, price, wide, ratio, CAST(single AS DOUBLE), name,"
            + " HEX(code), HEX(note), HEX(raw), HEX(bits) FROM sample ORDER BY id");

    assertThat(
            sqlServer.queryStrings(
                "SELECT id, flag, tiny, name, raw, bits FROM sample WHERE id = 1"))
        .containsExactly("1|1|255|Zoë 😀|000aff5c09|1");
  }

  private static final String TIMES =
      "CREATE TABLE sample (id INT PRIMARY KEY, born DATE, at DATETIME(6))";

  @Test
  void datesAndTimesComeBackIdentical() throws SQLException {
    assumeFalse(
        sqlServer.server().babelfish(), "Babelfish's bulk copy converts no value: date, datetime2");
    mySql.execute(
        TIMES
            + """
            ;INSERT INTO sample VALUES (1, '0001-01-01', '1500-02-28 02:30:00.000001'),
              (2, '9999-12-31', '9999-12-31 23:59:59.999999'), (3, NULL, NULL)
            """);
    back.execute(TIMES);
    sqlServer.execute(
        "CREATE TABLE sample (id int PRIMARY KEY, born date NULL, at datetime2(6) NULL)");

    comesBack("SELECT * FROM sample ORDER BY id");
  }

  @Test
  void datesTimesAndIdentifiersOfSqlServerArrive() throws SQLException {
    sqlServer.execute(
        "CREATE TABLE sample (id int PRIMARY KEY, born date, pause time(6), at datetime2(6),"
            + " made datetime, token uniqueidentifier, cost money)");
    sqlServer.execute(
        """
        INSERT INTO sample VALUES (1, '0001-01-01', '23:59:59.999999', '9999-12-31T23:59:59.999999',
          '2024-03-31T02:30:00.997', '00112233-4455-6677-8899-AABBCCDDEEFF', -922337203685477.5808)
        """);
    mySql.execute(
        "CREATE TABLE sample (id INT PRIMARY KEY, born DATE, pause TIME(6), at DATETIME(6),"
            + " made DATETIME(3), token CHAR(36), cost DECIMAL(19,4)) CHARACTER SET utf8mb4");

    Sync.from(sqlServer()).to(mySql(mySql)).build().run();

    assertThat(mySql.queryStrings("SELECT * FROM sample"))
        .containsExactly(
            "1|0001-01-01|23:59:59.999999|9999-12-31 23:59:59.999999|2024-03-31 02:30:00.997"
                + "|00112233-4455-6677-8899-aabbccddeeff|-922337203685477.5808");
  }

  @Test
  void thePlanListsAllColumnsThatDoNotGo() throws SQLException {
    mySql.execute(
        "CREATE TABLE odd (id BIGINT UNSIGNED PRIMARY KEY, seen TIMESTAMP, span TIME, ok INT,"
            + " doc JSON)");
    sqlServer.execute(
        "CREATE TABLE odd (id bigint PRIMARY KEY, seen datetime2 NULL, span time NULL, ok bigint"
            + " NULL, doc nvarchar(max) NULL)");

    assertThatThrownBy(() -> Sync.from(mySql(mySql)).to(sqlServer()).build().plan())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("column id: not every bigint unsigned can be stored unchanged")
        .hasMessageContaining("column seen: not every timestamp can be stored unchanged")
        .hasMessageContaining("column span: not every time can be stored unchanged")
        .message()
        .doesNotContain("column ok")
        .doesNotContain("column doc");
  }

  @Test
  void keysContinueOnBothSides() throws SQLException {
    mySql.execute(
        "CREATE TABLE ticket (id INT AUTO_INCREMENT PRIMARY KEY, text VARCHAR(20));"
            + " INSERT INTO ticket VALUES (7, 'a')");
    sqlServer.execute("CREATE TABLE ticket (id int IDENTITY PRIMARY KEY, text nvarchar(40) NULL)");

    Sync.from(mySql(mySql)).to(sqlServer()).build().run();
    sqlServer.execute("INSERT INTO ticket (text) VALUES (N'next')");
    mySql.execute("ALTER TABLE ticket MODIFY text VARCHAR(40)");
    Sync.from(sqlServer()).to(mySql(mySql)).build().run();
    mySql.execute("INSERT INTO ticket (text) VALUES ('last')");

    assertThat(mySql.queryStrings("SELECT * FROM ticket ORDER BY id"))
        .containsExactly("7|a", "8|next", "9|last");
  }
}
