package io.neosync.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import io.neosync.contract.postgres.Everything;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.postgres.compare.TableContents;
import io.neosync.contract.sqlserver.SqlServerDatabase;
import io.neosync.contract.sqlserver.SqlServerInstance;
import io.neosync.mysql.MySql;
import io.neosync.postgres.Postgres;
import io.neosync.s3.FileFormat;
import io.neosync.sqlserver.SqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows come back from S3 as they went there, to the last value. */
class TablesThroughS3Test {

  @ParameterizedTest
  @EnumSource
  void ofPostgresWithEveryTypeAndShape(FileFormat format) throws Exception {
    try (TestDatabase from = PostgresServer.shared().createDatabase();
        TestDatabase to = PostgresServer.shared().createDatabase();
        S3Place place = S3Place.create()) {
      from.load(Everything.SCHEMA, Everything.DATA);
      to.load(Everything.SCHEMA);

      Sync.from(Postgres.at(from.dataSource()).schemas(Everything.schemas()))
          .to(place.files().format(format))
          .build()
          .run();
      SyncReport report =
          Sync.from(place.files())
              .to(Postgres.at(to.dataSource()).schemas(Everything.schemas()))
              .build()
              .run();

      try (Connection before = from.connection();
          Connection after = to.connection()) {
        assertThat(
                TableContents.of(before, Everything.schemas())
                    .differences(TableContents.of(after, Everything.schemas())))
            .isEmpty();
      }
      assertThat(report.rowsSkipped()).isZero();
    }
  }

  private static final String MYSQL =
      """
      CREATE TABLE numbers (id INT PRIMARY KEY AUTO_INCREMENT, t TINYINT, tu TINYINT UNSIGNED,
        s SMALLINT, mu MEDIUMINT UNSIGNED, iu INT UNSIGNED, b BIGINT, bu BIGINT UNSIGNED,
        flag BOOLEAN, d DECIMAL(65, 30), f FLOAT, g DOUBLE, bit1 BIT(1), bit64 BIT(64), y YEAR);
      CREATE TABLE texts (id INT PRIMARY KEY, number_id INT, c CHAR(10), v VARCHAR(200), lt LONGTEXT,
        l1 VARCHAR(20) CHARACTER SET latin1, e ENUM('a', 'b,c', '', 'it''s', 'ü'),
        s SET('x', 'y', 'ü'), bi BINARY(4), vbi VARBINARY(300), lb LONGBLOB, j JSON, p POINT,
        FOREIGN KEY (number_id) REFERENCES numbers (id)) CHARACTER SET utf8mb4;
      CREATE TABLE times (id INT PRIMARY KEY, d DATE, dt DATETIME, dt6 DATETIME(6),
        ts TIMESTAMP NULL, ts6 TIMESTAMP(6) NULL, t TIME, t6 TIME(6));
      """;

  private static final String MYSQL_ROWS =
      """
      INSERT INTO numbers VALUES
        (1, -128, 255, -32768, 16777215, 4294967295, -9223372036854775808, 18446744073709551615, TRUE,
          -99999999999999999999999999999999999.999999999999999999999999999999, 0.1, 0.1, b'1',
          0xffffffffffffffff, 1901),
        (2, 127, 0, 32767, 0, 0, 9223372036854775807, 9223372036854775808, FALSE,
          0.000000000000000000000000000001, 3.4028234e38, 1.7976931348623157e308, b'0', 10, 2155),
        (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
      INSERT INTO texts VALUES
        (1, 2, 'pad', 'trailing  ', 'tab\\tline\\nreturn\\rnul\\0back\\\\slash', 'caf\u00e9', 'b,c', 'x,y,\u00fc',
          x'00', x'000102090a0d1a5c27ff', x'', '{"a": [1, 2.5, null, true, "x"]}', POINT(-0.1, 1e-300)),
        (2, NULL, '', '', '', '', '', '', x'00000000', '', '', 'null', NULL),
        (3, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
      INSERT INTO times VALUES
        (1, '9999-12-31', '9999-12-31 23:59:59', '1000-01-01 00:00:00.000001', '2038-01-19 03:14:07',
          '1970-01-01 00:00:01.000001', '838:59:59', '-838:59:59.000000'),
        (2, '2024-02-29', '2024-08-09 10:00:00', NULL, NULL, NULL, '-00:00:01', '100:00:00.123456');
      """;

  /** Every value in hexadecimal, as the server sends it. */
  private static List<String> rows(MySqlDatabase database) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      for (String table : List.of("numbers", "texts", "times")) {
        ResultSet set = statement.executeQuery("SELECT * FROM " + table + " ORDER BY id");
        while (set.next()) {
          StringBuilder row = new StringBuilder(table);
          for (int i = 1; i <= set.getMetaData().getColumnCount(); i++) {
            byte[] value = set.getBytes(i);
            row.append('|').append(value == null ? "NULL" : HexFormat.of().formatHex(value));
          }
          rows.add(row.toString());
        }
      }
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void ofMySqlWithTheValuesAtTheEndsOfItsTypes(FileFormat format) throws Exception {
    try (MySqlDatabase from = MySqlServer.shared(MySqlEngine.MYSQL).createDatabase();
        MySqlDatabase to = MySqlServer.shared(MySqlEngine.MYSQL).createDatabase();
        S3Place place = S3Place.create()) {
      from.execute(MYSQL + MYSQL_ROWS);
      to.execute(MYSQL);

      Sync.from(MySql.at(from.dataSource())).to(place.files().format(format)).build().run();
      Sync.from(place.files()).to(MySql.at(to.dataSource())).build().run();

      assertThat(rows(to)).hasSize(8).isEqualTo(rows(from));
    }
  }

  private static void comesBackToSqlServer(String table, String rows, String written)
      throws Exception {
    try (SqlServerDatabase from = SqlServerInstance.shared().createDatabase();
        SqlServerDatabase to = SqlServerInstance.shared().createDatabase();
        S3Place place = S3Place.create()) {
      from.execute(table);
      from.execute(rows);
      to.execute(table);

      Sync.from(SqlServer.at(from.dataSource())).to(place.files()).build().run();
      Sync.from(place.files()).to(SqlServer.at(to.dataSource())).build().run();

      assertThat(to.queryStrings(written)).hasSize(3).isEqualTo(from.queryStrings(written));
    }
  }

  @Test
  void ofSqlServerWithTheValuesAtTheEndsOfItsTypes() throws Exception {
    comesBackToSqlServer(
        """
        CREATE TABLE t (id int IDENTITY PRIMARY KEY, flag bit NULL, tiny tinyint NULL,
          small smallint NULL, big bigint NULL, d decimal(38,10) NULL, f float NULL, r real NULL,
          c char(5) NULL, nc nchar(5) NULL, v varchar(20) NULL, nv nvarchar(20) NULL,
          n nvarchar(max) NULL, b binary(4) NULL, vb varbinary(max) NULL)\
        """,
        """
        INSERT INTO t VALUES (1, 255, -32768, 9223372036854775807,
            -9999999999999999999999999999.9999999999, 1.7976931348623157E308, 3.40282347E38,
            'ab', N'Ελλ', 'it''s ', N'😀 漢字', N'', 0x00ff0000, 0x),
          (0, 0, 32767, -9223372036854775808, 0.0000000001, 0.1, 0.1, '', N'', '', N' ', N'x',
            0x00000000, 0x000102090a0d1a5c27ff),
          (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
        """,
        """
        SELECT id, flag, tiny, small, big, d, f, r, CONVERT(varbinary(max), c),
          CONVERT(varbinary(max), nc), CONVERT(varbinary(max), v), CONVERT(varbinary(max), nv),
          CONVERT(varbinary(max), n), b, vb FROM t ORDER BY id
        """);
  }

  @Test
  void ofSqlServerWithWhatItsServerReadsFromText() throws Exception {
    assumeFalse(
        SqlServerInstance.shared().babelfish(),
        "Babelfish's bulk copy converts no value: dates, times, money, uniqueidentifier, xml");
    comesBackToSqlServer(
        """
        CREATE TABLE t (id int IDENTITY PRIMARY KEY, d date, t time(7), s smalldatetime, dt datetime,
          d2 datetime2(7), o datetimeoffset(7), g uniqueidentifier, m money, sm smallmoney, x xml,
          h hierarchyid, p geography)\
        """,
        """
        INSERT INTO t VALUES ('0001-01-01', '23:59:59.9999999', '1900-01-01T00:00:00',
            '1753-01-01T00:00:00.003', '9999-12-31T23:59:59.9999999',
            '0001-01-01T00:00:00.0000001+14:00', '00112233-4455-6677-8899-AABBCCDDEEFF',
            -922337203685477.5808, 214748.3647, '<a b="1">x</a>', '/1/2/', 'POINT(1 2)'),
          ('1582-10-10', '02:30:00.0000001', '2079-06-06T23:59:00', '9999-12-31T23:59:59.997',
            '2024-03-31T02:30:00', '9999-12-31T23:59:59-14:00', NEWID(), 0, 0, '<a/><b/>', '/',
            'LINESTRING(1 2, 3 4)'),
          (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
        """,
        """
        SELECT id, d, t, s, dt, d2, o, g, m, sm, CONVERT(nvarchar(max), x),
          CONVERT(varbinary(max), h), CONVERT(varbinary(max), p) FROM t ORDER BY id
        """);
  }
}
