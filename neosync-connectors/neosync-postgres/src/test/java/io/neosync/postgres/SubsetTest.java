package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.InvalidSyncException;
import io.neosync.PlanException;
import io.neosync.Subset;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncPlan;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Customers, their addresses, orders and payments: which of them stay. */
class SubsetTest {

  private static final String TABLES =
      """
      create table customers (id int primary key, name text, tier int, referrer int,
        tags jsonb default '{}');
      create table addresses (id int primary key, customer_id int not null, country text);
      create table orders (id int primary key, customer_id int not null, billing int not null,
        shipping int, total int);
      create table payments (id int primary key, order_id int not null, amount int);
      alter table customers add foreign key (referrer) references customers;
      alter table addresses add foreign key (customer_id) references customers;
      alter table orders add foreign key (customer_id) references customers;
      alter table orders add foreign key (billing) references addresses;
      alter table orders add foreign key (shipping) references addresses;
      alter table payments add foreign key (order_id) references orders;
      """;

  private static final String ROWS =
      """
      insert into customers values (1, 'Ada', 1, null, '{"vip": 1}'), (2, 'Bob''s', 2, 1, '{}'),
        (3, 'Cé\\line', 3, 2, '{}'), (4, 'Dan', 1, null, '{}');
      insert into addresses values (1, 1, 'CH'), (2, 1, 'DE'), (3, 2, 'CH'), (4, 3, 'CH'),
        (5, 4, 'FR');
      insert into orders values (1, 1, 1, null, 50), (2, 1, 2, 1, 150), (3, 2, 3, null, 250),
        (4, 3, 4, 4, 350), (5, 4, 5, 5, 10), (6, 4, 1, 5, 99);
      insert into payments values (1, 1, 50), (2, 2, 100), (3, 2, 50), (4, 3, 250), (5, 4, 350),
        (6, 5, 10), (7, 6, 99);
      """;

  private static TestDatabase source;
  private static TestDatabase empty;

  @BeforeAll
  static void create() throws SQLException {
    source = PostgresServer.shared().createDatabase();
    source.execute(TABLES + ROWS);
    empty = PostgresServer.shared().createDatabase();
    empty.execute(TABLES);
  }

  @AfterAll
  static void drop() throws SQLException {
    source.close();
    empty.close();
  }

  private static SyncBuilder sync() {
    return Sync.from(Postgres.at(source.dataSource())).to(Postgres.at(empty.dataSource()));
  }

  /** The ids that stay of customers, addresses, orders and payments. */
  private static String synced(SyncBuilder sync) throws SQLException {
    sync.build().run();
    return empty
        .queryStrings(
            """
            select concat_ws(' | ', (select string_agg(id::text, ' ' order by id) from customers),
              coalesce((select string_agg(id::text, ' ' order by id) from addresses), '-'),
              coalesce((select string_agg(id::text, ' ' order by id) from orders), '-'),
              coalesce((select string_agg(id::text, ' ' order by id) from payments), '-'))
            """)
        .get(0);
  }

  @Test
  void conditionOnCustomers() throws SQLException {
    // Customer 3 falls with 2, who referred them; order 6 falls with nobody.
    assertThat(synced(sync().subset("customers", "tier <> ?", 2).subsetByForeignKeys()))
        .isEqualTo("1 4 | 1 2 5 | 1 2 5 6 | 1 2 3 6 7");
  }

  @Test
  void conditionOnAddresses() throws SQLException {
    assertThat(synced(sync().subset("addresses", "country = ?", "CH").subsetByForeignKeys()))
        .isEqualTo("1 2 3 4 | 1 3 4 | 1 3 4 | 1 4 5");
  }

  @Test
  void conditionOnOrders() throws SQLException {
    assertThat(synced(sync().subset("orders", "total > ?", 100).subsetByForeignKeys()))
        .isEqualTo("1 2 3 4 | 1 2 3 4 5 | 2 3 4 | 2 3 4 5");
  }

  @Test
  void conditionOnPayments() throws SQLException {
    assertThat(synced(sync().subset("payments", "amount < ?", 60).subsetByForeignKeys()))
        .isEqualTo("1 2 3 4 | 1 2 3 4 5 | 1 2 3 4 5 6 | 1 3 6");
  }

  @Test
  void conditionsOnTwoTables() throws SQLException {
    assertThat(
            synced(
                sync()
                    .subset("customers", "customers.tier = ?", 1)
                    .subset("orders", "total > ?", 40)
                    .subset("orders", "total < ?", 120)
                    .subsetByForeignKeys()))
        .isEqualTo("1 4 | 1 2 5 | 1 6 | 1 7");
  }

  @Test
  void onlyReferencedRows() throws SQLException {
    assertThat(
            synced(
                sync()
                    .subset("payments", "amount = ?", 350)
                    .subsetByForeignKeys()
                    .onlyReferencedRows()))
        .isEqualTo("1 2 3 | 4 | 4 | 5");
  }

  @Test
  void joins() throws SQLException {
    assertThat(
            synced(
                sync()
                    .subset(
                        Subset.of("orders")
                            .join("customers", "customers.id = orders.customer_id")
                            .join(
                                "addresses",
                                "addresses.customer_id = customers.id and country <> ?",
                                "FR")
                            .where("customers.tier = ?", 1))
                    .subsetByForeignKeys()))
        .isEqualTo("1 2 3 4 | 1 2 3 4 5 | 1 2 | 1 2 3");
  }

  @Test
  void virtualForeignKeys() throws SQLException {
    assertThat(
            synced(
                sync()
                    .subset("customers", "id <> 1")
                    .virtualForeignKey("payments", "amount")
                    .references("orders", "total")
                    .tables("customers", "orders", "payments", "addresses")
                    .subsetByForeignKeys()))
        .isEqualTo("4 | 5 | 5 | 6");
  }

  @Test
  void valuesAndOperators() throws SQLException {
    assertThat(
            synced(
                sync()
                    .subset(
                        "customers", "tags ?? ? or name = any(?)", "vip", new String[] {"Bob's"})
                    .subset(
                        "customers",
                        "name <> $$ ?'$$ -- really?\n and name <> E'\\'?' /* ? /* ? */ */")
                    .subset("customers", "coalesce(?, true)", (Object) null)
                    .subsetByForeignKeys()))
        .startsWith("1 2 | 1 2 3 |");
  }

  @Test
  void aSubSelectSeesWhatItNames() throws SQLException {
    assertThat(
            synced(
                sync()
                    .subset(
                        "orders",
                        "exists (select from payments p where p.order_id = orders.id and amount >"
                            + " ?) -- why",
                        100)
                    .subsetByForeignKeys()))
        .endsWith("| 3 4 | 4 5");
  }

  @Test
  void withoutTheFlagThePlanWarns() {
    SyncPlan plan = sync().subset("customers", "tier = 1").build().plan();
    assertThat(plan.notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .startsWith("synced rows may reference rows that a condition leaves out")
                    .contains("public.orders(customer_id) -> public.customers"));
    assertThat(sync().subset("customers", "tier = 1").subsetByForeignKeys().build().plan().notes())
        .noneMatch(note -> note.contains("leaves out"));
  }

  @Test
  void thePlanSaysWhyAndHow() {
    String plan =
        sync()
            .subset("customers", "tier = ?", 77)
            .subsetByForeignKeys()
            .build()
            .plan()
            .toString()
            .replaceAll("\\s+", " ");
    assertThat(plan)
        .contains(
            "public.payments references public.orders (payments_order_id_fkey), which"
                + " references public.customers (orders_customer_id_fkey), which has a condition")
        .contains("(tier = ?)")
        .contains("WITH RECURSIVE")
        .doesNotContain("77");
  }

  @Test
  void anInvalidConditionFailsInThePlan() throws SQLException {
    empty.execute("delete from payments; insert into customers values (99) on conflict do nothing");
    assertThatThrownBy(
            () ->
                sync()
                    .subset("customers", "nonsense = 1")
                    .subset(Subset.of("orders").join("customers", "true").where("id = 1"))
                    .subsetByForeignKeys()
                    .build()
                    .run())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("column \"nonsense\" does not exist")
        .hasMessageContaining("public.customers")
        .hasMessageContaining("(nonsense = 1)")
        .hasMessageContaining("column reference \"id\" is ambiguous")
        .hasMessageContaining("public.orders");
    assertThat(empty.queryLong("select count(*) from customers where id = 99")).isEqualTo(1);
    empty.execute("truncate customers cascade");
  }

  @Test
  void aVirtualKeyMustBeComparable() {
    assertThatThrownBy(
            () ->
                sync()
                    .subset("customers", "tier = 1")
                    .virtualForeignKey("orders", "total")
                    .references("customers", "name")
                    .subsetByForeignKeys()
                    .build()
                    .plan())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("operator does not exist");
    assertThatThrownBy(
            () ->
                sync()
                    .virtualForeignKey("orders", "totl")
                    .references("custmers", "name")
                    .build()
                    .plan())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("did you mean customers?");
  }

  @Test
  void unevenSubsetsFailInBuild() {
    assertThatThrownBy(
            () ->
                sync()
                    .subset("customers", "tier = ?")
                    .subset(Subset.of("orders"))
                    .virtualForeignKey("orders", "total", "id")
                    .references("customers", "id")
                    .build())
        .isInstanceOf(InvalidSyncException.class)
        .hasMessageContaining("0 values for 1 placeholder")
        .hasMessageContaining("neither a condition nor a join")
        .hasMessageContaining("as many columns on either side");
  }
}
