package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.internal.subset.Following;
import io.neosync.internal.subset.SubsetPlan;
import io.neosync.jdbc.ConditionSyntax;
import io.neosync.schema.Column;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.ForeignKey.Validity;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.RowFilter;
import io.neosync.spi.RowSubset;
import io.neosync.spi.TableTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the source executes, as people read it in a plan. */
class SourceSqlTest {

  private static final SqlServerType INT = SqlServerType.of("int", 4, 10, 0, "", 0);

  @Test
  void aWholeTableIsReadByItsColumns() {
    Table table =
        new Table(
            new TableRef("dbo", "t"),
            List.of(column("id", INT, false), column("w]here", type("hierarchyid"), true)),
            List.of(),
            List.of(),
            0);
    assertThat(sql(table, RowSubset.whole(), table).readable())
        .isEqualTo("SELECT [id], [w]]here] FROM [dbo].[t]");
    assertThat(sql(table, RowSubset.whole(), table).values(Optional.empty()))
        .isEqualTo("SELECT [id], CAST([w]]here] AS varbinary(max)) FROM [dbo].[t]");
    assertThat(
            sql(table, RowSubset.whole(), table)
                .values(Optional.of(new KeyTable("[#neosync_keys]", List.of("id")))))
        .isEqualTo(
            "SELECT [id], CAST([w]]here] AS varbinary(max)) FROM [dbo].[t] WHERE EXISTS (SELECT 1"
                + " FROM [#neosync_keys] AS k WHERE k.key_1 = [t].[id])");
    assertThat(
            sql(table, RowSubset.whole(), table)
                .keys(new Key("pk", Key.Kind.PRIMARY, List.of("id"))))
        .isEqualTo("SELECT [id] FROM [dbo].[t] ORDER BY [id]");
  }

  @Test
  void aParentIsFilledOnceAndJoinedByItsChildren() {
    Table parent = table("parent");
    Table child = table("child", key("child", "parent", Validity.ENFORCED));
    RowSubset subset = subset("parent", true, false, parent, child);
    assertThat(sql(child, subset, parent, child).readable())
        .isEqualTo(
            """
            WITH neosync_rows AS (
            SELECT [parent].[id] AS [neosync_place_0], [parent].[id] FROM [s].[parent]
            WHERE (v < ?))
            SELECT * INTO [#neosync_kept_parent_1] FROM neosync_rows
            UNION ALL SELECT * FROM neosync_rows WHERE 1 = 0;
            SELECT [id], [v], [to_parent] FROM [s].[child]
              LEFT JOIN (SELECT [id] AS neosync_1 FROM [#neosync_kept_parent_1]) AS neosync_parent_1 ON neosync_parent_1.neosync_1 = [child].[to_parent]
            WHERE ([child].[to_parent] IS NULL OR neosync_parent_1.neosync_1 IS NOT NULL)\
            """);
    assertThat(sql(parent, subset, parent, child).values(Optional.empty()))
        .isEqualTo("SELECT [id], [v] FROM [s].[parent]\nWHERE (v < N'it''s')");
  }

  @Test
  void rowsOfACycleAreDeletedUntilNoneReferencesOneThatIsGone() {
    Table one = table("one", key("one", "two", Validity.ENFORCED));
    Table two = table("two", key("two", "one", Validity.UNCHECKED));
    RowSubset subset = subset("two", true, false, one, two);
    assertThat(sql(one, subset, one, two).readable())
        .isEqualTo(
            """
            WITH neosync_rows AS (
            SELECT [one].[id] AS [neosync_place_0], [one].[to_two], [one].[id] FROM [s].[one]
            WHERE 1 = 1)
            SELECT * INTO [#neosync_kept_one_1] FROM neosync_rows
            UNION ALL SELECT * FROM neosync_rows WHERE 1 = 0;
            WITH neosync_rows AS (
            SELECT [two].[id] AS [neosync_place_0], [two].[id], [two].[to_one] FROM [s].[two]
            WHERE (v < ?))
            SELECT * INTO [#neosync_kept_two_2] FROM neosync_rows
            UNION ALL SELECT * FROM neosync_rows WHERE 1 = 0;
            -- until none of these changes anything:
            DELETE child FROM [#neosync_kept_one_1] AS child WHERE child.[to_two] IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [#neosync_kept_two_2] AS parent WHERE parent.[id] = child.[to_two]);
            DELETE child FROM [#neosync_kept_two_2] AS child WHERE EXISTS (SELECT 1 FROM [s].[one] AS parent WHERE parent.[id] = child.[to_one] AND NOT EXISTS (SELECT 1 FROM [#neosync_kept_one_1] AS candidate WHERE candidate.[neosync_place_0] = parent.[id]));
            WITH neosync_rows AS (
            SELECT [one].[id] AS [neosync_place_0], [one].[to_two], [one].[id] FROM [s].[one] WHERE NOT EXISTS (SELECT 1 FROM [#neosync_kept_one_1] AS neosync_parent WHERE neosync_parent.[neosync_place_0] = [one].[id]))
            SELECT * INTO [#neosync_left_out_one_1] FROM neosync_rows
            UNION ALL SELECT * FROM neosync_rows WHERE 1 = 0;
            SELECT [id], [v], [to_two] FROM [s].[one]
              JOIN (SELECT [neosync_place_0] FROM [#neosync_kept_one_1]) AS neosync_parent ON neosync_parent.[neosync_place_0] = [one].[id]
            WHERE 1 = 1\
            """);
  }

  @Test
  void rowsThatAreNeededBringTheRowsThatTheyReference() {
    Table parent = table("parent", key("parent", "parent", Validity.ENFORCED));
    Table child = table("child", key("child", "parent", Validity.ENFORCED));
    RowSubset subset = subset("child", true, true, parent, child);
    assertThat(sql(parent, subset, parent, child).readable())
        .isEqualTo(
            """
            WITH neosync_rows AS (
            SELECT [child].[id] AS [neosync_place_0], [child].[to_parent] FROM [s].[child]
            WHERE (v < ?))
            SELECT * INTO [#neosync_kept_child_1] FROM neosync_rows
            UNION ALL SELECT * FROM neosync_rows WHERE 1 = 0;
            WITH neosync_rows AS (
            SELECT [parent].[id] AS [neosync_place_0], [parent].[to_parent], [parent].[id] FROM [s].[parent]
            WHERE EXISTS (SELECT 1 FROM (SELECT [to_parent] AS neosync_1 FROM [#neosync_kept_child_1]) AS neosync_child WHERE [parent].[id] = neosync_child.neosync_1))
            SELECT * INTO [#neosync_kept_parent_2] FROM neosync_rows
            UNION ALL SELECT * FROM neosync_rows WHERE 1 = 0;
            -- until none of these changes anything:
            INSERT INTO [#neosync_kept_parent_2] SELECT [parent].[id] AS [neosync_place_0], [parent].[to_parent], [parent].[id] FROM [s].[parent]
            WHERE EXISTS (SELECT 1 FROM [#neosync_kept_parent_2] AS child WHERE [parent].[id] = child.[to_parent])
              AND NOT EXISTS (SELECT 1 FROM [#neosync_kept_parent_2] AS known WHERE known.[neosync_place_0] = [parent].[id]);
            SELECT [id], [v], [to_parent] FROM [s].[parent]
              JOIN (SELECT [neosync_place_0] FROM [#neosync_kept_parent_2]) AS neosync_parent ON neosync_parent.[neosync_place_0] = [parent].[id]
            WHERE 1 = 1\
            """);
    assertThat(sql(parent, subset, parent, child).keys(parent.keys().get(0)))
        .isEqualTo(
            """
            SELECT [id] FROM (SELECT [id] FROM [s].[parent]
              JOIN (SELECT [neosync_place_0] FROM [#neosync_kept_parent_2]) AS neosync_parent ON neosync_parent.[neosync_place_0] = [parent].[id]
            WHERE 1 = 1
            ) AS kept ORDER BY [id]\
            """);
  }

  private static SourceSql sql(Table of, RowSubset subset, Table... tables) {
    Map<TableRef, Relation> relations = new LinkedHashMap<>();
    for (Table table : tables) {
      relations.put(table.ref(), new Relation(table, false, false, List.of(), Optional.empty()));
    }
    CatalogReader.Contents contents = new CatalogReader.Contents(relations, Map.of());
    List<ColumnMapping> columns =
        of.columns().stream().map(column -> new ColumnMapping(column, column)).toList();
    return new SourceSql(
        new TableTask(of, of, columns, subset),
        new SubsetTables(null, SqlServerSubsets.queries(subset, contents)));
  }

  private static RowSubset subset(String restricted, boolean down, boolean up, Table... tables) {
    return SubsetPlan.of(
            List.of(tables),
            List.of(),
            Map.of(
                new TableRef("s", restricted),
                List.of(
                    new RowFilter.Native(ConditionSyntax.of().parse("v < ?", List.of("it's"))))),
            new Following(down, up))
        .rows();
  }

  private static Table table(String name, ForeignKey... keys) {
    List<Column> columns = new ArrayList<>();
    columns.add(column("id", INT, false));
    columns.add(column("v", INT, true));
    for (ForeignKey key : keys) {
      columns.add(column(key.columns().get(0), INT, true));
    }
    return new Table(
        new TableRef("s", name),
        columns,
        List.of(new Key("pk", Key.Kind.PRIMARY, List.of("id"))),
        List.of(keys),
        100);
  }

  private static SqlServerType type(String base) {
    return SqlServerType.of(base, 8, 10, 0, "", 0);
  }

  private static Column column(String name, SqlServerType type, boolean nullable) {
    return new Column(name, type, nullable, Column.Fill.NONE, OptionalLong.empty());
  }

  private static ForeignKey key(String table, String parent, Validity validity) {
    return new ForeignKey(
        table + "_to_" + parent,
        new TableRef("s", table),
        List.of("to_" + parent),
        new TableRef("s", parent),
        List.of("id"),
        validity);
  }
}
