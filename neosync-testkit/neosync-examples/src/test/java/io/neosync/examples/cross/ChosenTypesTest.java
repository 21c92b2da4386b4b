package io.neosync.examples.cross;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncException;
import io.neosync.SyncPlan;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.mysql.MySql;
import io.neosync.postgres.Postgres;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns are created of the types that the author of a sync chose, and take exact values only. */
class ChosenTypesTest {

  private static final String PRICES =
      """
      CREATE TABLE product (code text PRIMARY KEY, price numeric);
      CREATE TABLE line (id int PRIMARY KEY, product text REFERENCES product);
      INSERT INTO product VALUES ('tea', 1.50), ('Ελληνικός καφές', -12345678901234567890.123456), ('x', NULL);
      INSERT INTO line VALUES (1, 'tea'), (2, NULL);
      """;

  abstract static class Cases {

    private final TestDatabase postgres = PostgresServer.shared().createDatabase();
    final MySqlDatabase mySql;
    private final boolean mariaDb;

    Cases(MySqlEngine engine) throws SQLException {
      mariaDb = engine == MySqlEngine.MARIADB;
      mySql = MySqlServer.shared(engine).createDatabase();
    }

    @AfterEach
    void drop() throws SQLException {
      postgres.close();
      mySql.close();
    }

    private SyncBuilder toMySql() {
      return Sync.from(Postgres.at(postgres.dataSource()))
          .to(MySql.at(mySql.dataSource()))
          .initTableSchema();
    }

    private SyncBuilder toPostgres() {
      return Sync.from(MySql.at(mySql.dataSource()))
          .to(Postgres.at(postgres.dataSource()))
          .initTableSchema();
    }

    private SyncBuilder prices(String price) {
      return toMySql()
          .columnType("product", "code", "varchar(100)")
          .columnType("product", "price", price)
          .columnType("line", "product", "VARCHAR( 100 )");
    }

    @Test
    void textBecomesAKeyAndAnyNumberADecimal() throws SQLException {
      postgres.execute(PRICES);

      SyncPlan plan = prices("decimal(30,6)").build().plan();
      prices("decimal(30,6)").build().run();

      assertThat(plan.notes())
          .contains(
              "numeric is stored as decimal(30,6); a value that cannot be stored unchanged fails"
                  + " the run: public.product (price)");
      assertThat(mySql.queryStrings("SELECT code, price FROM product ORDER BY price"))
          .containsExactly(
              "x|NULL", "Ελληνικός καφές|-12345678901234567890.123456", "tea|1.500000");
      assertThatThrownBy(() -> mySql.execute("INSERT INTO line VALUES (3, 'nothing')"))
          .isInstanceOf(SQLException.class);
    }

    @Test
    void aValueThatDoesNotFitFailsTheRun() throws SQLException {
      postgres.execute(PRICES);

      assertThatThrownBy(() -> prices("decimal(30,5)").build().run())
          .isInstanceOf(SyncException.class)
          .hasMessageContaining("price");

      assertThat(mySql.queryStrings("SHOW TABLES")).isEmpty();
    }

    @Test
    void foreignKeysOfTextWithoutALimitAreRefusedWithTheRemedy() throws SQLException {
      postgres.execute(PRICES);

      assertThatThrownBy(
              () ->
                  toMySql()
                      .columnType("product", "code", "varchar(100)")
                      .columnType("product", "price", "decimal(30,6)")
                      .build()
                      .plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining(
              "column product: MySQL has no foreign key of text without a limit;"
                  + " columnType(\"line\", \"product\", \"varchar(100)\")");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "int unsigned | int unsigned",
          "INTEGER | int",
          "boolean | tinyint(1)",
          "numeric(5) | decimal(5,0)",
          "double precision | double",
          "char(3) | char(3)",
          "mediumtext | mediumtext",
          "enum('it''s','B') | enum('it''s','B')",
          "datetime(3) | datetime(3)",
          "bit(1) | bit(1)",
          "json | json"
        })
    void mySqlCreatesWhatIsWritten(String written, String created) throws SQLException {
      postgres.execute("CREATE TABLE t (id int PRIMARY KEY, v text)");

      toMySql().columnType("t", "v", written).build().run();

      List<String> types =
          mySql.queryStrings(
              "SELECT COLUMN_TYPE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = '"
                  + mySql.name()
                  + "' AND COLUMN_NAME = 'v'");
      // MariaDB says how wide numbers are shown, and has no type for JSON.
      assertThat(types.get(0).replaceFirst("^int\\(\\d+\\)", "int"))
          .isEqualTo(created.equals("json") && mariaDb ? "longtext" : created);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "varchr(10)",
          "varchar",
          "varchar(0)",
          "decimal(66,0)",
          "int, w int",
          "text) ENGINE=MyISAM (",
          "float unsigned",
          "enum()",
          "datetime(7)",
          ""
        })
    void mySqlRefusesWhatIsNoType(String written) throws SQLException {
      postgres.execute("CREATE TABLE t (id int PRIMARY KEY, v text)");

      assertThatThrownBy(() -> toMySql().columnType("t", "v", written).build().plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining(
              "columnType says that column v is to be "
                  + written
                  + ", which is no type that can be created on MySQL");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "int | integer",
          "Varchar(7) | character varying(7)",
          "char | character(1)",
          "decimal( 7 , 2 ) | numeric(7,2)",
          "timestamp(3) with time zone | timestamp(3) with time zone",
          "text[] | text[]",
          "jsonb | jsonb",
          "mood | mood",
          "public.mood | mood",
          "double precision | double precision"
        })
    void postgresCreatesWhatIsWritten(String written, String created) throws SQLException {
      mySql.execute("CREATE TABLE t (id int PRIMARY KEY, v longtext)");
      postgres.execute("CREATE TYPE mood AS ENUM ('good')");

      toPostgres().columnType("t", "v", written).build().run();

      assertThat(
              postgres.queryStrings(
                  "SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                      + " WHERE attrelid = 't'::regclass AND attname = 'v'"))
          .containsExactly(created);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"varchr", "varchar(0)", "int, w int", "int; DROP TABLE t", "numeric(3,4)", ""})
    void postgresRefusesWhatIsNoType(String written) throws SQLException {
      mySql.execute("CREATE TABLE t (id int PRIMARY KEY, v longtext)");

      assertThatThrownBy(() -> toPostgres().columnType("t", "v", written).build().plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining(
              "columnType says that column v is to be "
                  + written
                  + ", which is no type that can be created on PostgreSQL")
          .hasMessageNotContaining("lacks column");
    }

    @Test
    void whatOnlyMySqlHasGoesAsItsBytesWhereItIsAskedFor() throws SQLException {
      mySql.execute(
          "CREATE TABLE place (id int PRIMARY KEY, at point NOT NULL);"
              + " INSERT INTO place VALUES (1, ST_GeomFromText('POINT(1 2)'))");

      assertThatThrownBy(() -> toPostgres().build().plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining("columnType(\"place\", \"at\", \"bytea\")");

      toPostgres().columnType("place", "at", "bytea").build().run();

      assertThat(postgres.queryStrings("SELECT upper(encode(at, 'hex')) FROM place"))
          .isEqualTo(mySql.queryStrings("SELECT hex(at) FROM place"));
    }
  }

  @Nested
  class OnMySql extends Cases {
    OnMySql() throws SQLException {
      super(MySqlEngine.MYSQL);
    }
  }

  @Nested
  class OnMariaDb extends Cases {
    OnMariaDb() throws SQLException {
      super(MySqlEngine.MARIADB);
    }
  }
}
