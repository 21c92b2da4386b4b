package io.neosync.examples.cross;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.postgres.compare.TableContents;
import io.neosync.contract.sqlserver.SqlServerDatabase;
import io.neosync.contract.sqlserver.SqlServerInstance;
import io.neosync.postgres.Postgres;
import io.neosync.sqlserver.SqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes from PostgreSQL to SQL Server and back, exactly, and what does not go at all. */
class PostgresAndSqlServerTest {

  // First, so that nothing is left open where there is none.
  private final SqlServerDatabase sqlServer = SqlServerInstance.shared().createDatabase();
  private final TestDatabase postgres = PostgresServer.shared().createDatabase();
  private final TestDatabase back = PostgresServer.shared().createDatabase();

  PostgresAndSqlServerTest() throws SQLException {}

  @AfterEach
  void drop() throws SQLException {
    postgres.close();
    back.close();
    sqlServer.close();
  }

  private static Postgres postgres(TestDatabase database) {
    return Postgres.at(database.dataSource());
  }

  private SqlServer sqlServer() {
    return SqlServer.at(sqlServer.dataSource());
  }

  private void needsConversions(String what) {
    assumeFalse(sqlServer.server().babelfish(), "Babelfish's bulk copy converts no value: " + what);
  }

  private static TableContents contents(TestDatabase database) throws SQLException {
    try (Connection connection = database.connection()) {
      return TableContents.of(connection, "public");
    }
  }

  /** There and back again, without a difference. */
  private void comesBack() throws SQLException {
    SyncReport there = Sync.from(postgres(postgres)).to(sqlServer()).build().run();
    SyncReport again = Sync.from(sqlServer()).to(postgres(back)).build().run();

    assertThat(there.rowsWritten()).isPositive().isEqualTo(again.rowsWritten());
    assertThat(contents(postgres).differences(contents(back))).isEmpty();
  }

  @Test
  void numbersTextsAndBytesComeBackIdentical() throws SQLException {
    String table =
        """
        CREATE TABLE sample (id int PRIMARY KEY, flag boolean, small smallint, big bigint,
          price numeric(12,2), wide numeric(38,10), ratio double precision, single real,
          name varchar(50), code char(5), note text, raw bytea)
        """;
    postgres.execute(
        table
            + """
            ;INSERT INTO sample VALUES
              (1, true, -32768, 9223372036854775807, 9999999999.99, 1234567890123456789012345678.0123456789,
                0.1, 0.1, 'Zoë 😀', 'ab', E'a\\tb\\n\\\\N ''', '\\x000aff5c09'),
              (2, false, 32767, -9223372036854775808, -0.01, -0.0000000001, 1.7976931348623157e308,
                3.4028235e38, '', '', ' ', ''),
              (3, null, null, null, null, null, null, null, null, null, null, null)
            """);
    back.execute(table);
    sqlServer.execute(
        """
        CREATE TABLE sample (id int PRIMARY KEY, flag bit NULL, small smallint NULL, big bigint NULL,
          price decimal(12,2) NULL, wide decimal(38,10) NULL, ratio float NULL, single real NULL,
          name nvarchar(100) NULL, code nchar(5) NULL, note nvarchar(max) NULL,
          raw varbinary(max) NULL)
        """);

    back.execute("ALTER TABLE sample ALTER name TYPE varchar(100)");
    comesBack();

    assertThat(sqlServer.queryStrings("SELECT id, flag, name, raw FROM sample WHERE id = 1"))
        .containsExactly("1|1|Zoë 😀|000aff5c09");
  }

  private static final String TIMES =
      """
      CREATE TABLE sample (id int PRIMARY KEY, born date, pause time(6), at timestamp(6),
        token uuid, page xml)
      """;

  private static final String TIMES_OF_SQL_SERVER =
      """
      CREATE TABLE sample (id int PRIMARY KEY, born date NULL, pause time(6) NULL,
        at datetime2(6) NULL, token uniqueidentifier NULL, page xml NULL)
      """;

  @Test
  void datesTimesAndIdentifiersComeBackIdentical() throws SQLException {
    needsConversions("date, time, datetime2, uniqueidentifier, xml");
    postgres.execute(
        TIMES
            + """
            ;INSERT INTO sample VALUES
              (1, '0001-01-01', '23:59:59.999999', '1500-02-28 02:30:00.000001',
                '00112233-4455-6677-8899-aabbccddeeff', '<a b="1">x</a>'),
              (2, '9999-12-31', '00:00', '9999-12-31 23:59:59.999999',
                'ffffffff-ffff-ffff-ffff-ffffffffffff', '<a/>'),
              (3, null, null, null, null, null)
            """);
    back.execute(TIMES);
    sqlServer.execute(TIMES_OF_SQL_SERVER);

    comesBack();
  }

  @Test
  void datesTimesAndIdentifiersOfSqlServerArrive() throws SQLException {
    sqlServer.execute(TIMES_OF_SQL_SERVER);
    sqlServer.execute("ALTER TABLE sample ADD seen datetimeoffset(6) NULL");
    sqlServer.execute("ALTER TABLE sample ADD made datetime NULL");
    sqlServer.execute("ALTER TABLE sample ADD cost money NULL");
    sqlServer.execute(
        """
        INSERT INTO sample VALUES (1, '0001-01-01', '23:59:59.999999', '9999-12-31T23:59:59.999999',
          '00112233-4455-6677-8899-AABBCCDDEEFF', '<a b="1">x</a>', '2024-03-31T02:30:00.5+00:00',
          '2024-03-31T02:30:00.997', -922337203685477.5808)
        """);
    postgres.execute(
        TIMES
            + "; ALTER TABLE sample ADD seen timestamptz, ADD made timestamp(3), ADD cost"
            + " numeric(19,4)");

    Sync.from(sqlServer())
        .to(postgres(postgres))
        .columnType("sample", "seen", "timestamp with time zone")
        .build()
        .run();

    assertThat(
            postgres.queryStrings(
                "SELECT born, pause, at, token, page, seen AT TIME ZONE 'UTC', made, cost FROM"
                    + " sample"))
        .containsExactly(
            "0001-01-01|23:59:59.999999|9999-12-31 23:59:59.999999"
                + "|00112233-4455-6677-8899-aabbccddeeff|<a b=\"1\">x</a>|2024-03-31 02:30:00.5"
                + "|2024-03-31 02:30:00.997|-922337203685477.5808");
  }

  @Test
  void theSpacesThatFillUpAFixedLengthAreNoPartOfAValue() throws SQLException {
    sqlServer.execute(
        "CREATE TABLE land (code char(5) PRIMARY KEY, name nchar(10) NULL);"
            + " INSERT INTO land VALUES ('de', N'Ελλάς'), ('', NULL)");
    postgres.execute("CREATE TABLE land (code char(5) PRIMARY KEY, name varchar(10))");

    Sync.from(sqlServer()).to(postgres(postgres)).build().run();

    assertThat(postgres.queryStrings("SELECT code::text, '<' || name || '>' FROM land ORDER BY 1"))
        .containsExactly("|NULL", "de|<Ελλάς>");

    postgres.execute(
        "ALTER TABLE land ALTER code TYPE varchar(5); UPDATE land SET code = 'x ' WHERE code = ''");
    assertThatThrownBy(() -> Sync.from(postgres(postgres)).to(sqlServer()).build().run())
        .isInstanceOf(TransferException.class)
        .hasMessageContaining(
            "column code: a value ends with a space, which char(5) does not keep");
  }

  @Test
  void thePlanListsAllColumnsThatDoNotGo() throws SQLException {
    postgres.execute(
        "CREATE TABLE odd (id bigint, at timestamptz, note text, raw bytea, ok int, free numeric,"
            + " made timestamp(3))");
    sqlServer.execute(
        "CREATE TABLE odd (id int, at datetime2, note nvarchar(20), raw nvarchar(max), ok bigint,"
            + " free decimal(20,2), made datetime)");

    assertThatThrownBy(() -> Sync.from(postgres(postgres)).to(sqlServer()).build().plan())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("column id: not every bigint can be stored unchanged as int")
        .hasMessageContaining("column at: not every timestamp with time zone can be stored")
        .hasMessageContaining("column note: not every text can be stored unchanged as nvarchar(20)")
        .hasMessageContaining(
            "column raw: not every bytea can be stored unchanged as nvarchar(max)")
        .hasMessageContaining("column free: not every numeric can be stored unchanged as")
        .hasMessageContaining("column made: not every timestamp(3) without time zone can be stored")
        .message()
        .doesNotContain("column ok");
  }

  @Test
  void aChosenTypeHasEachValueCheckedInsteadOfTheColumnRefused() throws SQLException {
    postgres.execute(
        "CREATE TABLE note (id bigint PRIMARY KEY, body text, free numeric);"
            + " INSERT INTO note VALUES (1, 'short', 1.5)");
    sqlServer.execute(
        "CREATE TABLE note (id int PRIMARY KEY, body nvarchar(10) NULL, free decimal(20,2) NULL)");

    assertThat(checked().run().rowsWritten()).isEqualTo(1);
    assertThat(sqlServer.queryStrings("SELECT * FROM note")).containsExactly("1|short|1.50");

    postgres.execute("INSERT INTO note VALUES (2, 'longer than ten', NULL)");
    assertThatThrownBy(() -> checked().run())
        .isInstanceOf(TransferException.class)
        .hasMessageContaining(
            "column body: a value cannot be stored unchanged as text of up to 10 characters");
    assertThat(sqlServer.queryStrings("SELECT * FROM note")).containsExactly("1|short|1.50");
  }

  private Sync checked() {
    return Sync.from(postgres(postgres))
        .to(sqlServer())
        .columnType("note", "id", "int")
        .columnType("note", "body", "nvarchar(10)")
        .columnType("note", "free", "decimal(20,2)")
        .build();
  }

  @Test
  void keysContinueAndOrphansAreLeftOut() throws SQLException {
    postgres.execute(
        """
        CREATE TABLE customer (id int PRIMARY KEY);
        CREATE TABLE purchase (id serial PRIMARY KEY, customer int);
        INSERT INTO customer VALUES (1), (2), (3);
        INSERT INTO purchase (customer) VALUES (1), (3), (NULL), (99)
        """);
    sqlServer.execute("CREATE TABLE customer (id int PRIMARY KEY)");
    sqlServer.execute(
        "CREATE TABLE purchase (id int IDENTITY PRIMARY KEY, customer int NULL,"
            + " CONSTRAINT buyer FOREIGN KEY (customer) REFERENCES customer (id))");

    SyncReport report =
        Sync.from(postgres(postgres)).to(sqlServer()).skipForeignKeyViolations().build().run();

    assertThat(report.table("purchase").skippedByForeignKey()).containsEntry("buyer", 1L);
    sqlServer.execute("INSERT INTO purchase (customer) VALUES (2)");
    assertThat(sqlServer.queryStrings("SELECT customer FROM purchase WHERE id >= 3 ORDER BY id"))
        .containsExactly("NULL", "2");
  }

  @Test
  void aSubsetOfSqlServerArrivesWithWhatItReferences() throws SQLException {
    sqlServer.execute(
        "CREATE TABLE customer (id int IDENTITY PRIMARY KEY, name nvarchar(40) NULL)");
    sqlServer.execute(
        "CREATE TABLE purchase (id int PRIMARY KEY, customer int REFERENCES customer (id))");
    sqlServer.execute(
        "INSERT INTO customer (name) VALUES ('a'), ('b'), ('c');"
            + " INSERT INTO purchase VALUES (1, 1), (2, 3), (3, NULL)");
    postgres.execute(
        "CREATE TABLE customer (id serial PRIMARY KEY, name varchar(40));"
            + " CREATE TABLE purchase (id int PRIMARY KEY, customer int REFERENCES customer)");

    Sync.from(sqlServer())
        .to(postgres(postgres))
        .subset("customer", "name > ?", "a")
        .subsetByForeignKeys()
        .build()
        .run();

    assertThat(postgres.queryStrings("SELECT name FROM customer ORDER BY 1"))
        .containsExactly("b", "c");
    assertThat(postgres.queryStrings("SELECT id FROM purchase ORDER BY 1"))
        .containsExactly("2", "3");
    postgres.execute("INSERT INTO customer (name) VALUES ('next')");
    assertThat(postgres.queryLong("SELECT max(id) FROM customer")).isEqualTo(4);
  }
}
