package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that go to tables of other names. */
class MapTableTest {

  private TestDatabase source;
  private TestDatabase destination;

  @BeforeEach
  void create() throws SQLException {
    source = PostgresServer.shared().createDatabase();
    destination = PostgresServer.shared().createDatabase();
    source.execute(
        """
        CREATE TABLE customer (id int PRIMARY KEY, country text NOT NULL);
        CREATE TABLE purchase (id int PRIMARY KEY, customer_id int REFERENCES customer);
        INSERT INTO customer VALUES (1, 'CH'), (2, 'DE'), (3, 'CH');
        INSERT INTO purchase VALUES (10, 1), (20, 2), (30, 3), (40, NULL);
        """);
  }

  @AfterEach
  void drop() throws SQLException {
    source.close();
    destination.close();
  }

  private SyncBuilder sync() {
    return Sync.from(Postgres.at(source.dataSource())).to(Postgres.at(destination.dataSource()));
  }

  private static String refusal(SyncBuilder sync) {
    return catchThrowableOfType(PlanException.class, () -> sync.build().run()).getMessage();
  }

  @Test
  void sendsRowsToTablesOfOtherNamesInTheOrderOfTheirForeignKeys() throws SQLException {
    // By name, the referenced table would come last at the destination.
    destination.execute(
        """
        CREATE TABLE z_client (id int PRIMARY KEY, country text NOT NULL);
        CREATE TABLE "a Deal" (id int PRIMARY KEY, customer_id int REFERENCES z_client);
        INSERT INTO z_client VALUES (1, 'old'); INSERT INTO "a Deal" VALUES (9, 1);
        """);
    SyncBuilder sync =
        sync()
            .mapTable("purchase", "a Deal")
            .mapTable("public.customer", "public.z_client")
            .subset("customer", "country = ?", "CH")
            .subsetByForeignKeys();

    SyncPlan plan = sync.build().plan();
    assertThat(plan.toString())
        .contains("public.customer -> public.z_client", "public.purchase -> public.a Deal");
    assertThat(plan.tables())
        .extracting(table -> table.destination().name())
        .containsExactly("z_client", "a Deal");
    SyncReport report = sync.build().run();

    assertThat(report.toString()).contains("public.purchase -> public.a Deal");
    assertThat(report.table("purchase")).isEqualTo(report.table("public.a Deal"));
    assertThat(destination.queryStrings("SELECT id || country FROM z_client ORDER BY id"))
        .containsExactly("1CH", "3CH");
    assertThat(destination.queryStrings("SELECT id FROM \"a Deal\" ORDER BY id"))
        .containsExactly("10", "30", "40");
    assertThat(sync.onConflictDoNothing().build().run().rowsWritten()).isZero();
  }

  @Test
  void findsTheNameInTheSchemaOfTheTableFirst() throws SQLException {
    destination.execute(
        """
        CREATE SCHEMA other;
        CREATE TABLE customer (id int PRIMARY KEY, country text);
        CREATE TABLE deal (id int PRIMARY KEY, customer_id int);
        CREATE TABLE other.deal (id int PRIMARY KEY, customer_id int);
        CREATE TABLE other.client (id int PRIMARY KEY, country text);
        """);
    Sync.from(Postgres.at(source.dataSource()))
        .to(Postgres.at(destination.dataSource()).schemas("public", "other"))
        .mapTable("purchase", "deal")
        .mapTable("customer", "client")
        .build()
        .run();

    assertThat(destination.queryStrings("SELECT count(*) FROM deal")).containsExactly("4");
    assertThat(destination.queryStrings("SELECT count(*) FROM other.client")).containsExactly("3");
    assertThat(destination.queryStrings("SELECT count(*) FROM other.deal")).containsExactly("0");
    assertThat(destination.queryStrings("SELECT count(*) FROM customer")).containsExactly("0");
  }

  @Test
  void refusesNamesThatAreNotThereAllAtOnce() throws SQLException {
    destination.execute(
        "CREATE TABLE customers (id int PRIMARY KEY, country text); CREATE TABLE deal (id int)");

    assertThat(refusal(sync().mapTable("custmer", "customers").mapTable("purchase", "customer")))
        .contains("mapTable is about custmer, but no synced table is called so")
        .contains("did you mean customer?")
        .contains("the destination has no table public.customer; create it")
        .contains("did you mean customers?");
    assertThat(refusal(sync().tables("customer").mapTable("purchase", "deal")))
        .contains("mapTable is about purchase, but no synced table is called so");
  }

  @Test
  void refusesTwoTablesForOneAndTwoNamesForOne() throws SQLException {
    destination.execute(
        """
        CREATE TABLE customer (id int PRIMARY KEY, country text);
        CREATE TABLE purchase (id int PRIMARY KEY, customer_id int);
        CREATE TABLE deal (id int PRIMARY KEY, customer_id int)
        """);
    source.execute("CREATE TABLE deal (id int PRIMARY KEY, customer_id int)");

    assertThat(refusal(sync().mapTable("purchase", "deal")))
        .contains("table public.purchase: goes to public.deal, as public.deal does already");
    assertThat(
            refusal(
                sync()
                    .exceptTables("deal")
                    .mapTable("purchase", "deal")
                    .mapTable("public.purchase", "purchase")))
        .contains("table public.purchase: mapTable sends it to public.deal and to public.purchase");
  }

  @Test
  void refusesNamesOfSeveralTables() throws SQLException {
    destination.execute(
        """
        CREATE SCHEMA a; CREATE SCHEMA b;
        CREATE TABLE a.deal (id int PRIMARY KEY, customer_id int);
        CREATE TABLE b.deal (id int PRIMARY KEY, customer_id int)
        """);

    assertThat(
            refusal(
                Sync.from(Postgres.at(source.dataSource()))
                    .to(Postgres.at(destination.dataSource()).schemas("a", "b"))
                    .tables("purchase")
                    .mapTable("purchase", "deal")))
        .contains("could be any of [a.deal, b.deal]; name the schema too");
  }

  @Test
  void createsTheOtherTables() throws SQLException {
    destination.execute("CREATE TABLE deal (id int PRIMARY KEY, customer_id int)");

    sync().mapTable("purchase", "deal").initTableSchema().build().run();

    assertThat(destination.queryStrings("SELECT count(*) FROM deal")).containsExactly("4");
    assertThat(destination.queryStrings("SELECT count(*) FROM customer")).containsExactly("3");
    assertThat(destination.queryStrings("SELECT to_regclass('purchase') IS NULL"))
        .containsExactly("t");
  }

  @Test
  void createsNoTableUnderAnotherNameAndNoForeignKeyToOne() throws SQLException {
    assertThat(refusal(sync().mapTable("purchase", "deal").initTableSchema()))
        .contains("initTableSchema() creates tables under their own names only");

    destination.execute("CREATE TABLE client (id int PRIMARY KEY, country text)");
    assertThat(refusal(sync().mapTable("customer", "client").initTableSchema()))
        .contains("table public.purchase: initTableSchema() would create it with its foreign key")
        .contains("to public.customer, whose rows mapTable sends to public.client");
  }
}
