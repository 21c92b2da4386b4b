package io.neosync;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.schema.TableRef;
import io.neosync.spi.SnapshotGuarantee;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTextTest {

  private static final TableRef USERS = new TableRef("public", "users");
  private static final TableRef ORDERS = new TableRef("public", "orders");

  @Test
  void saysAtAGlanceWhatWillHappen() {
    SyncPlan plan =
        plan(
            List.of(table(USERS, 1_200, "SELECT \"id\", \"name\" FROM \"users\"")),
            List.of(),
            List.of("TRUNCATE TABLE \"public\".\"users\" RESTART IDENTITY"),
            List.of(),
            List.of());

    assertThat(plan)
        .hasToString(
            """
            Sync Engine a -> Engine b: 1 table, about 1,200 rows
              read: all tables as of one instant; written: all or nothing
              #   table          ~rows   format   before    rows   query
              1   public.users   1,200   ROWS     emptied   all    SELECT "id", "name" FROM "users"
              before the rows, 1 statement:
                TRUNCATE TABLE "public"."users" RESTART IDENTITY
            """);
  }

  @Test
  void countsStatementsThatDoTheSame() {
    List<String> before =
        List.of(
            "ALTER TABLE \"public\".\"orders\" DROP CONSTRAINT \"orders_user_fkey\"",
            "ALTER TABLE \"public\".\"orders\" DROP CONSTRAINT \"orders_pkey\"",
            "DROP INDEX \"public\".\"orders_at\"",
            "DROP INDEX \"public\".\"SELECT\"",
            "TRUNCATE TABLE ONLY \"public\".\"orders\", ONLY \"public\".\"users\" RESTART"
                + " IDENTITY");
    List<String> after =
        List.of(
            "CREATE INDEX orders_at ON public.orders USING btree (at DESC)",
            "CREATE INDEX o2 ON public.orders USING btree (lower(note)) WHERE (note <> 'A"
                + " B'::text)",
            "ALTER TABLE \"public\".\"orders\" ADD CONSTRAINT \"orders_pkey\" PRIMARY KEY (id)",
            "ALTER TABLE \"public\".\"orders\" ADD CONSTRAINT \"a\" FOREIGN KEY (u) REFERENCES"
                + " u(id)",
            "ALTER TABLE \"public\".\"orders\" ADD CONSTRAINT \"b\" FOREIGN KEY (v) REFERENCES"
                + " v(id) ON DELETE CASCADE");
    SyncPlan plan =
        plan(
            List.of(table(USERS, 5, "SELECT 1"), table(ORDERS, 60_000, "SELECT 2")),
            List.of(),
            before,
            after,
            List.of());

    assertThat(plan)
        .hasToString(
            """
            Sync Engine a -> Engine b: 2 tables, about 60,005 rows
              read: all tables as of one instant; written: all or nothing
              #   table            ~rows   format   before    rows   query
              1   public.users         5   ROWS     emptied   all    SELECT 1
              2   public.orders   60,000   ROWS     emptied   all    SELECT 2
              before the rows, 5 statements:
                2 x ALTER TABLE ... DROP CONSTRAINT ...
                2 x DROP INDEX ...
                1 x TRUNCATE TABLE ONLY "public"."orders", ONLY "public"."users" RESTART IDENTITY
              after the rows, 5 statements:
                2 x CREATE INDEX ... ON ... USING ...
                1 x ALTER TABLE "public"."orders" ADD CONSTRAINT "orders_pkey" PRIMARY KEY (id)
                2 x ALTER TABLE ... ADD CONSTRAINT ... FOREIGN KEY ...
            """);
    assertThat(plan.statements()).hasSize(10).containsAll(before).containsAll(after);
  }

  @Test
  void keepsLongLinesInBounds() {
    List<String> columns = IntStream.range(0, 90).mapToObj(i -> "\"column_" + i + "\"").toList();
    String query =
        "SELECT " + String.join(", ", columns) + "\n  FROM \"public\".\"users\" WHERE (id > ?)";
    List<TableRef> cascaded =
        IntStream.range(0, 30).mapToObj(i -> new TableRef("public", "outside_" + i)).toList();
    SyncPlan plan =
        plan(
            List.of(table(USERS, 5, query)),
            cascaded,
            List.of("TRUNCATE TABLE " + String.join(", ", columns)),
            List.of(),
            List.of("word ".repeat(60).trim()));

    assertThat(plan.toString().lines()).allMatch(line -> line.length() <= Lines.WIDTH);
    assertThat(plan.toString())
        .contains("SELECT ... ", "FROM \"public\".\"users\" WHERE (id > ?)")
        .contains("public.outside_0, ", "public.outside_29");
  }

  @Test
  void outlinesNoTextInQuotes() {
    assertThat(Outline.kind("COMMENT ON INDEX \"A \"\" B\" IS 'DROP TABLE ''X'' NOW'"))
        .isEqualTo("COMMENT ON INDEX ... IS ...");
    assertThat(Outline.kind("{\"createIndexes\": \"orders\"}")).isEqualTo("...");
  }

  private static SyncPlan plan(
      List<SyncPlan.TablePlan> tables,
      List<TableRef> cascaded,
      List<String> before,
      List<String> after,
      List<String> notes) {
    List<TableRef> emptied =
        new ArrayList<>(tables.stream().map(SyncPlan.TablePlan::destination).toList());
    emptied.addAll(cascaded);
    return new SyncPlan(
        "Engine a",
        "Engine b",
        tables,
        emptied,
        cascaded,
        before,
        after,
        notes,
        SnapshotGuarantee.ONE_INSTANT,
        true);
  }

  private static SyncPlan.TablePlan table(TableRef table, long rows, String query) {
    return new SyncPlan.TablePlan(table, table, query, "ROWS", "all", rows, true, false, "");
  }
}
