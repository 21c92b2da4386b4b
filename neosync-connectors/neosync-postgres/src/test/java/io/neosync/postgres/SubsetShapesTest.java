package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.internal.subset.Following;
import io.neosync.internal.subset.SubsetPlan;
import io.neosync.jdbc.Connections;
import io.neosync.schema.Catalog;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Batch;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.Condition;
import io.neosync.spi.Format;
import io.neosync.spi.Problems;
import io.neosync.spi.Reader;
import io.neosync.spi.RowFilter;
import io.neosync.spi.RowSubset;
import io.neosync.spi.TableTask;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Subsets of tables of every shape, in every format. */
class SubsetShapesTest {

  private interface Options {
    SyncBuilder apply(SyncBuilder sync);
  }

  private static String synced(String tables, String rows, String query, Options options)
      throws SQLException {
    try (TestDatabase source = PostgresServer.shared().createDatabase();
        TestDatabase destination = PostgresServer.shared().createDatabase()) {
      source.execute(tables + rows);
      destination.execute(tables);
      SyncBuilder sync =
          Sync.from(Postgres.at(source.dataSource()).schemas("public"))
              .to(Postgres.at(destination.dataSource()).schemas("public"));
      options.apply(sync.subsetByForeignKeys()).build().run();
      return destination.queryStrings(query).toString();
    }
  }

  @Test
  void partitionedTablesThatReferenceThemselves() throws SQLException {
    String tables =
        """
        create table node (id int, zone int, parent int, primary key (id, zone))
          partition by list (zone);
        create table node_1 partition of node for values in (1);
        create table node_2 partition of node for values in (2, 3) partition by list (zone);
        create table node_2a partition of node_2 for values in (2, 3);
        alter table node add foreign key (parent, zone) references node;
        create table mark (id int, node int, zone int, foreign key (node, zone) references node)
          partition by hash (id);
        create table mark_0 partition of mark for values with (modulus 2, remainder 0);
        create table mark_1 partition of mark for values with (modulus 2, remainder 1);
        """;
    String rows =
        """
        insert into node values (1, 1, null), (2, 1, 1), (3, 1, 2), (1, 2, null), (2, 2, 1),
          (1, 3, null);
        insert into mark select g, 1 + g % 3, 1 from generate_series(1, 6) g;
        insert into mark values (7, 1, 2), (8, 1, 3), (9, null, 3);
        """;
    assertThat(
            synced(
                tables,
                rows,
                "select id, zone from node order by 2, 1",
                sync -> sync.subset("node", "not (id = 2 and zone = 1)")))
        .isEqualTo("[1|1, 1|2, 2|2, 1|3]");
    assertThat(
            synced(
                tables,
                rows,
                "select string_agg(id::text, ' ' order by id) from mark",
                sync -> sync.subset("node", "not (id = 2 and zone = 1)")))
        .isEqualTo("[3 6 7 8 9]");
    assertThat(
            synced(
                tables,
                rows,
                "select id, zone from node order by 2, 1",
                sync -> sync.subset("mark", "id in (5, 8)").onlyReferencedRows()))
        .isEqualTo("[1|1, 2|1, 3|1, 1|3]");
  }

  @Test
  void aKeyOfOnePartitionSaysNothingOfTheOthers() throws SQLException {
    assertThat(
            synced(
                """
                create table owner (id int primary key, ok boolean);
                create table thing (id int, zone int, owner int) partition by list (zone);
                create table thing_1 partition of thing for values in (1);
                create table thing_2 partition of thing for values in (2);
                alter table thing_1 add foreign key (owner) references owner;
                """,
                """
                insert into owner values (1, true), (2, false);
                insert into thing values (1, 1, 1), (2, 1, 2), (3, 2, 1), (4, 2, 77);
                """,
                "select string_agg(id::text, ' ' order by id) from thing",
                sync -> sync.subset("owner", "ok")))
        .isEqualTo("[1 3 4]");
  }

  @Test
  void inheritanceSeparatesRows() throws SQLException {
    assertThat(
            synced(
                """
                create table base (id int primary key);
                create table derived (primary key (id)) inherits (base);
                create table item (id int, base int references base);
                """,
                """
                insert into base values (1), (2); insert into derived values (1), (3);
                insert into item values (1, 1), (2, 2);
                """,
                "select (select count(*) from only base), (select count(*) from derived),"
                    + " (select string_agg(id::text, ' ') from item)",
                sync -> sync.subset("base", "id > 1")))
        .isEqualTo("[1|2|2]");
  }

  @Test
  void namesAndTypesThatAreNotPlain() throws SQLException {
    assertThat(
            synced(
                """
                create schema ext; create extension citext schema ext;
                create table "order ""😀"" neosync_kept" ("select" ext.citext primary key, "a?b" int,
                  "neosync_id" int, id2 int);
                create table "from" (id int primary key, "WHERE" ext.citext
                  references "order ""😀"" neosync_kept");
                """,
                """
                insert into "order ""😀"" neosync_kept" values ('Abc', 1), ('DEF', 2);
                insert into "from" values (1, 'ABC'), (2, 'def'), (3, null);
                """,
                "select string_agg(id::text, ' ' order by id) from \"from\"",
                sync -> sync.subset("order \"😀\" neosync_kept", "\"a?b\" = ?", 1)))
        .isEqualTo("[1 3]");
  }

  @Test
  void keysOfDifferentCollationsAndWidths() throws SQLException {
    assertThat(
            synced(
                """
                create table parent (id bigint primary key, code text collate "C" unique);
                create table child (id int primary key, p smallint references parent,
                  code varchar(9) collate "POSIX" references parent (code));
                create table other (id int primary key, p smallint references parent,
                  q int references parent);
                """,
                """
                insert into parent values (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd');
                insert into child values (1, 1, 'a'), (2, 2, 'a'), (3, 1, null), (4, null, 'b');
                insert into other values (1, 1, 3), (2, 2, 4);
                """,
                "select string_agg(id::text, ' ' order by id) from child",
                sync -> sync.subset("parent", "id in (1, 3)")))
        .isEqualTo("[1 3]");
    assertThat(
            synced(
                """
                create table parent (id bigint primary key, code text collate "C" unique);
                create table child (id int primary key, p smallint references parent,
                  code varchar(9) collate "POSIX" references parent (code));
                create table other (id int primary key, p smallint references parent,
                  q int references parent);
                """,
                """
                insert into parent values (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd'), (5, 'e');
                insert into child values (1, 1, 'e'), (2, 2, 'a');
                insert into other values (1, 1, 3), (2, 2, 4);
                """,
                "select string_agg(id::text, ' ' order by id) from parent",
                sync ->
                    sync.subset("child", "id = 1").subset("other", "id = 1").onlyReferencedRows()))
        .isEqualTo("[1 3 5]");
  }

  @Test
  void everyFormatReadsTheSameRows() throws Exception {
    try (TestDatabase source = PostgresServer.shared().createDatabase()) {
      source.execute(
          """
          create table a (id int primary key, up int references a, note text);
          create table b (id int primary key, a int not null references a, c int references a);
          insert into a values (1, null, 'x?'), (2, 1, 'y'), (3, 2, 'z'), (4, null, 'x?');
          insert into b values (1, 1, 3), (2, 3, null), (3, 4, 1), (4, 4, null);
          """);
      try (PgSourceSession session =
          PgSourceSession.open(Connections.borrowed(source.dataSource()), List.of("public"))) {
        Catalog catalog = session.catalog();
        Condition condition =
            Postgres.at(source.dataSource()).condition("note || '?' <> ?", List.of("y?"));
        RowSubset subset =
            SubsetPlan.of(
                    catalog.tables(),
                    List.of(),
                    Map.of(new TableRef("public", "a"), List.of(new RowFilter.Native(condition))),
                    new Following(true, true))
                .rows();
        for (Table table : catalog.tables()) {
          TableTask task =
              new TableTask(
                  table,
                  table,
                  table.columns().stream().map(each -> new ColumnMapping(each, each)).toList(),
                  subset);
          Problems problems = new Problems();
          session.query(task, problems);
          assertThat(problems.messages()).isEmpty();
          for (Format<?> format : session.formats(task)) {
            assertThat(rows(session, task, format)).as(format.name()).isEqualTo(2);
          }
        }
      }
    }
  }

  @Test
  void aLongChainFallsWithItsRootAndIsKeptWithItsLeaf() throws SQLException {
    String tables =
        """
        create table link (id int primary key, before int references link);
        create table leaf (id int primary key, link int references link);
        """;
    String rows =
        """
        insert into link select g, nullif(g - 1, 0) from generate_series(1, 20000) g;
        insert into leaf values (1, 15000), (2, 19999);
        """;
    assertThat(
            synced(
                tables, rows, "select count(*) from link", sync -> sync.subset("link", "id <> 11")))
        .isEqualTo("[10]");
    assertThat(
            synced(
                tables,
                rows,
                "select count(*) from link",
                sync -> sync.subset("leaf", "id = 1").onlyReferencedRows()))
        .isEqualTo("[15000]");
  }

  private static <T> long rows(PgSourceSession session, TableTask task, Format<T> format)
      throws Exception {
    try (Reader<T> reader = session.reader(task, format)) {
      T piece = reader.next();
      while (piece != null) {
        assertThat(piece).isInstanceOfAny(CopyChunk.class, Batch.class);
        piece = reader.next();
      }
      return reader.rows();
    }
  }
}
