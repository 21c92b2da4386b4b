package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The exact text of every statement that is rendered. */
class TSqlTest {

  private static final TableRef ORDER = new TableRef("sales", "order");
  private static final TableRef ODD = new TableRef("a.b", "it's [an] odd \"name\"");

  private static final ForeignKey KEY =
      new ForeignKey(
          "order_customer",
          ORDER,
          List.of("customer", "country"),
          new TableRef("crm", "customer"),
          List.of("id", "land"));

  @Test
  void namesStandInBracketsOfWhichTheClosingOneIsDoubled() {
    assertThat(TSql.name(ODD)).isEqualTo("[a.b].[it's [an]] odd \"name\"]");
    assertThat(TSql.names(List.of("a]", "b"))).isEqualTo("[a]]], [b]");
    assertThat(TSql.names("t", List.of("a", "b"))).isEqualTo("t.[a], t.[b]");
    assertThat(TSql.temporary("neosync_x")).isEqualTo("[#neosync_x]");
  }

  @Property
  void aNameIsOneTokenWhateverItHolds(@ForAll String name) {
    String quoted = TSql.name(name);
    assertThat(quoted).startsWith("[").endsWith("]");
    String inside = quoted.substring(1, quoted.length() - 1);
    assertThat(inside.replace("]]", "")).doesNotContain("]");
    assertThat(inside.replace("]]", "]")).isEqualTo(name);
  }

  @Test
  void emptying() {
    assertThat(TSql.truncate(ORDER)).isEqualTo("TRUNCATE TABLE [sales].[order]");
    assertThat(TSql.delete(ORDER)).isEqualTo("DELETE FROM [sales].[order] WITH (TABLOCK)");
    assertThat(TSql.holdsRows(ORDER))
        .isEqualTo("SELECT CASE WHEN EXISTS (SELECT 1 FROM [sales].[order]) THEN 1 ELSE 0 END");
    assertThat(TSql.permitted(ODD, "ALTER"))
        .isEqualTo(
            "SELECT HAS_PERMS_BY_NAME(N'[a.b].[it''s [an]] odd \"name\"]', N'OBJECT', N'ALTER')");
  }

  @Test
  void identities() {
    assertThat(TSql.reseed(ORDER, "-5"))
        .isEqualTo("DBCC CHECKIDENT ('[sales].[order]', RESEED, -5) WITH NO_INFOMSGS");
    assertThat(TSql.reseed(new TableRef("dbo", "Zür'ich"), "7"))
        .isEqualTo("DBCC CHECKIDENT (N'[dbo].[Zür''ich]', RESEED, 7) WITH NO_INFOMSGS");
    assertThat(TSql.lastIdentity(ORDER, identity(1)))
        .isEqualTo(
            "SELECT CAST(MAX([i]]d]) AS decimal(38, 0)), CAST(IDENT_CURRENT('[sales].[order]') AS"
                + " decimal(38, 0)) FROM [sales].[order]");
    assertThat(TSql.behind(identity(-2))).isEqualTo("MIN([i]]d]) - 2");
    assertThat(TSql.identityInsert(ORDER, true))
        .isEqualTo("SET IDENTITY_INSERT [sales].[order] ON");
    assertThat(TSql.identityInsert(ORDER, false))
        .isEqualTo("SET IDENTITY_INSERT [sales].[order] OFF");
  }

  @Test
  void sequences() {
    TableRef name = new TableRef("sales", "n]o");
    Sequence.Use use = new Sequence.Use(ORDER, "i]d");
    assertThat(TSql.restart(name, BigInteger.valueOf(-7)))
        .isEqualTo("ALTER SEQUENCE [sales].[n]]o] RESTART WITH -7");
    assertThat(TSql.current(name))
        .isEqualTo(
            "SELECT CAST(current_value AS decimal(38, 0)) FROM sys.sequences"
                + " WHERE object_id = OBJECT_ID(N'[sales].[n]]o]')");
    assertThat(TSql.furthest(use, sequence(name, 5)))
        .isEqualTo("SELECT MAX([i]]d]) FROM [sales].[order] WHERE [i]]d] BETWEEN -9 AND 99");
    assertThat(TSql.furthest(use, sequence(name, -5)))
        .isEqualTo("SELECT MIN([i]]d]) FROM [sales].[order] WHERE [i]]d] BETWEEN -9 AND 99");
    assertThat(TSql.behind(sequence(name, -5), List.of(use, new Sequence.Use(ODD, "x"))))
        .isEqualTo("MIN([sales].[order].[i]]d], [a.b].[it's [an]] odd \"name\"].[x]) - 5");
    assertThat(CatalogSql.sequences(List.of("[dbo].[it's]", "b")))
        .contains("FROM (VALUES (N'[dbo].[it''s]'), (N'b')) AS n (name)");
  }

  private static Sequence sequence(TableRef name, long increment) {
    return new Sequence(
        name,
        BigInteger.ONE,
        BigInteger.valueOf(increment),
        BigInteger.valueOf(-9),
        BigInteger.valueOf(99),
        true,
        List.of());
  }

  private static Identity identity(long increment) {
    return new Identity("i]d", BigInteger.ONE, BigInteger.valueOf(increment), Optional.empty());
  }

  @Test
  void constraintsAndTriggers() {
    List<String> names = List.of("one", "t]wo");
    assertThat(TSql.disableTriggers(ORDER, names))
        .isEqualTo("ALTER TABLE [sales].[order] DISABLE TRIGGER [one], [t]]wo]");
    assertThat(TSql.enableTriggers(ORDER, names))
        .isEqualTo("ALTER TABLE [sales].[order] ENABLE TRIGGER [one], [t]]wo]");
    assertThat(TSql.disableConstraints(ORDER, names))
        .isEqualTo("ALTER TABLE [sales].[order] NOCHECK CONSTRAINT [one], [t]]wo]");
    assertThat(TSql.enableTrusted(ORDER, names))
        .isEqualTo("ALTER TABLE [sales].[order] WITH CHECK CHECK CONSTRAINT [one], [t]]wo]");
    assertThat(TSql.enableUntrusted(ORDER, names))
        .isEqualTo("ALTER TABLE [sales].[order] WITH NOCHECK CHECK CONSTRAINT [one], [t]]wo]");
  }

  @Test
  void orphansPointNeitherIntoTheTableNorAmongStagedParents() {
    String orphans = TSql.orphans("[sales].[order]", KEY, "");
    assertThat(orphans)
        .isEqualTo(
            "[sales].[order] AS c WHERE c.[customer] IS NOT NULL AND c.[country] IS NOT NULL"
                + " AND NOT EXISTS (SELECT 1 FROM [crm].[customer] AS p"
                + " WHERE p.[id] = c.[customer] AND p.[land] = c.[country])");
    assertThat(TSql.orphans("[#neosync_stage_1]", KEY, "[#neosync_stage_0]"))
        .isEqualTo(
            "[#neosync_stage_1] AS c WHERE c.[customer] IS NOT NULL AND c.[country] IS NOT NULL"
                + " AND NOT EXISTS (SELECT 1 FROM [crm].[customer] AS p"
                + " WHERE p.[id] = c.[customer] AND p.[land] = c.[country])"
                + " AND NOT EXISTS (SELECT 1 FROM [#neosync_stage_0] AS p"
                + " WHERE p.[id] = c.[customer] AND p.[land] = c.[country])");
    assertThat(TSql.countOrphans("x AS c WHERE y"))
        .isEqualTo("SELECT COUNT_BIG(*) FROM x AS c WHERE y");
    assertThat(TSql.deleteOrphans("x AS c WHERE y")).isEqualTo("DELETE c FROM x AS c WHERE y");
    assertThat(TSql.selectOrphans("1", "x AS c WHERE y")).isEqualTo("SELECT 1 FROM x AS c WHERE y");
  }

  @Test
  void keysAsText() {
    assertThat(TSql.keyText("c", "id", type("int"))).isEqualTo("CONVERT(nvarchar(max), c.[id])");
    assertThat(TSql.keyText("c", "id", type("binary")))
        .isEqualTo("CONVERT(nvarchar(max), c.[id], 1)");
    assertThat(TSql.keyText("c", "id", type("float")))
        .isEqualTo("CONVERT(nvarchar(max), c.[id], 3)");
    assertThat(TSql.keyText("c", "id", type("datetime2")))
        .isEqualTo("CONVERT(nvarchar(max), c.[id], 126)");
  }

  private static SqlServerType type(String base) {
    return SqlServerType.of(base, 8, 10, 0, "", 0);
  }

  @Test
  void staging() {
    List<String> columns = List.of("id", "te]xt");
    assertThat(TSql.createStage("[#neosync_stage_0]", ORDER, columns))
        .isEqualTo(
            "SELECT * INTO [#neosync_stage_0] FROM (SELECT TOP (0) [id], [te]]xt] FROM"
                + " [sales].[order] UNION ALL SELECT TOP (0) [id], [te]]xt] FROM [sales].[order])"
                + " AS nothing");
    assertThat(TSql.moveStaged("[#neosync_stage_0]", ORDER, columns))
        .isEqualTo(
            "INSERT INTO [sales].[order] ([id], [te]]xt]) SELECT [id], [te]]xt] FROM"
                + " [#neosync_stage_0]");
    assertThat(TSql.insertDefaults("[sales].[order]"))
        .isEqualTo("INSERT INTO [sales].[order] DEFAULT VALUES");
    assertThat(TSql.dropTable("[#neosync_stage_0]"))
        .isEqualTo("DROP TABLE IF EXISTS [#neosync_stage_0]");
  }

  @Test
  void keys() {
    assertThat(TSql.createKeys("[#neosync_keys]", 2))
        .isEqualTo("CREATE TABLE [#neosync_keys] (key_1 bigint NOT NULL, key_2 bigint NOT NULL)");
    assertThat(TSql.among("[#neosync_keys]", ORDER, List.of("a", "b")))
        .isEqualTo(
            "EXISTS (SELECT 1 FROM [#neosync_keys] AS k WHERE k.key_1 = [order].[a]"
                + " AND k.key_2 = [order].[b])");
    assertThat(TSql.orderedKeys("[sales].[order]", List.of("a", "b")))
        .isEqualTo("SELECT [a], [b] FROM [sales].[order] ORDER BY [a], [b]");
  }

  @Test
  void aQueryIsDescribedAsText() {
    assertThat(TSql.describe("SELECT 1 FROM t WHERE a = N'it''s'"))
        .isEqualTo(
            "EXEC sys.sp_describe_first_result_set @tsql = N'SELECT 1 FROM t WHERE a ="
                + " N''it''''s'''");
  }

  @Test
  void catalogsAreAskedForSchemasAsLiterals() {
    List<String> schemas = List.of("dbo", "o'neil");
    for (String sql :
        List.of(
            CatalogSql.tables(schemas),
            CatalogSql.views(schemas),
            CatalogSql.columns(schemas),
            CatalogSql.identities(schemas),
            CatalogSql.keys(schemas),
            CatalogSql.foreignKeys(schemas),
            CatalogSql.referencing(schemas),
            CatalogSql.triggers(schemas),
            CatalogSql.untruncatable(schemas),
            CatalogSql.silentIndexes(schemas),
            CatalogSql.defaults(schemas),
            CatalogSql.indexes(schemas),
            CatalogSql.rules(schemas),
            CatalogSql.checks(schemas))) {
      assertThat(sql).contains("s.name IN (N'dbo', N'o''neil')").doesNotContain("%s", "?");
    }
    assertThat(CatalogSql.foreignKeys(schemas)).contains("WHERE s.name IN");
    assertThat(CatalogSql.referencing(schemas)).contains("WHERE rs.name IN");
    assertThat(CatalogSql.tables(schemas)).contains("LIKE N'$node[_]id%'");
  }

  /** Which the catalog returns as neither a key's column nor an included one. */
  @Test
  void columnsThatATableIsPartitionedByAreNoPartOfItsIndexes() {
    assertThat(CatalogSql.indexes(List.of("dbo")))
        .contains(
            "i.type > 0",
            "(ic.key_ordinal > 0 OR ic.is_included_column = 1 OR i.type NOT IN (1, 2))");
  }
}
