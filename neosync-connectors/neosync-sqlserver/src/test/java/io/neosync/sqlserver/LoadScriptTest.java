package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.schema.Column;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.ForeignKey.Validity;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.Emptying;
import io.neosync.spi.LoadRequest.OnConflict;
import io.neosync.spi.LoadRequest.OnViolation;
import io.neosync.spi.SnapshotGuarantee;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The statements around the rows, for tables in every state that matters. */
class LoadScriptTest {

  private static final TableRef CUSTOMER = new TableRef("dbo", "customer");
  private static final TableRef ORDER = new TableRef("dbo", "order");
  private static final TableRef LOG = new TableRef("dbo", "log");

  private static final Way ALONE = new Way(false, true, "alone");
  private static final Way BESIDE = new Way(false, false, "beside");
  private static final Way STAGED = new Way(true, false, "staged");

  /** Used by a column of a table that is synced, and of one that is not always. */
  private static final Sequence NUMBER =
      new Sequence(
          new TableRef("dbo", "number"),
          BigInteger.ONE,
          BigInteger.TEN,
          BigInteger.ONE,
          BigInteger.valueOf(1_000),
          true,
          List.of(new Sequence.Use(LOG, "ref"), new Sequence.Use(CUSTOMER, "ref")));

  private static KeyState key(
      String name, TableRef table, TableRef referenced, boolean enabled, boolean trusted) {
    return new KeyState(
        new ForeignKey(
            name,
            table,
            List.of("ref"),
            referenced,
            List.of("id"),
            trusted ? Validity.ENFORCED : Validity.UNCHECKED),
        enabled,
        trusted);
  }

  private static Relation relation(TableRef ref, Optional<Identity> identity, KeyState... keys) {
    SqlServerType integer = SqlServerType.of("int", 4, 10, 0, "", 0);
    List<Column> columns =
        List.of(
            new Column("id", integer, false, Column.Fill.IDENTITY, OptionalLong.empty()),
            new Column("ref", integer, true, Column.Fill.NONE, OptionalLong.empty()));
    return new Relation(
        new Table(
            ref,
            columns,
            List.of(new Key("pk", Key.Kind.PRIMARY, List.of("id"))),
            List.of(keys).stream().map(KeyState::key).toList(),
            0),
        false,
        false,
        List.of(keys),
        identity);
  }

  private static Optional<Identity> identity(long seed, Long last) {
    return Optional.of(
        new Identity(
            "id",
            BigInteger.valueOf(seed),
            BigInteger.ONE,
            Optional.ofNullable(last).map(BigInteger::valueOf)));
  }

  private static LoadScript script(
      Emptying emptying,
      OnViolation onViolation,
      Way way,
      Map<TableRef, List<String>> triggers,
      Set<TableRef> untruncatable,
      Relation... relations) {
    Map<TableRef, Relation> synced = new LinkedHashMap<>();
    Map<TableRef, Way> ways = new HashMap<>();
    List<KeyState> referencing = new ArrayList<>();
    for (Relation relation : relations) {
      synced.put(relation.ref(), relation);
      ways.put(relation.ref(), way);
      referencing.addAll(relation.keyStates());
    }
    return LoadScript.of(
        new LoadRequest(
            List.of(),
            emptying,
            OnConflict.FAIL,
            onViolation,
            Optional.empty(),
            Map.of(),
            SnapshotGuarantee.NONE),
        synced,
        ways,
        new Surroundings(
            triggers,
            untruncatable,
            referencing,
            Map.of(),
            new SequenceReader.Found(List.of(NUMBER), List.of())));
  }

  private static List<String> sql(List<Step> steps) {
    return steps.stream().map(Step::sql).toList();
  }

  @Test
  void keysAndTriggersAreDisabledAndEndAsTheyWere() {
    LoadScript script =
        script(
            Emptying.SYNCED_TABLES,
            OnViolation.FAIL,
            ALONE,
            Map.of(ORDER, List.of("audit", "totals")),
            Set.of(LOG),
            relation(LOG, Optional.empty()),
            relation(CUSTOMER, identity(1, 7L)),
            relation(
                ORDER,
                identity(1, 7L),
                key("trusted", ORDER, CUSTOMER, true, true),
                key("also trusted", ORDER, ORDER, true, true),
                key("untrusted", ORDER, CUSTOMER, true, false),
                key("disabled", ORDER, CUSTOMER, false, false)));
    assertThat(sql(script.disabling()))
        .containsExactly(
            "ALTER TABLE [dbo].[order] DISABLE TRIGGER [audit], [totals]",
            "ALTER TABLE [dbo].[order] NOCHECK CONSTRAINT [trusted], [also trusted], [untrusted]");
    assertThat(sql(script.emptyingSteps()))
        .containsExactly(
            "TRUNCATE TABLE [dbo].[order]",
            "DELETE FROM [dbo].[customer] WITH (TABLOCK)",
            "DBCC CHECKIDENT ('[dbo].[customer]', RESEED, 0) WITH NO_INFOMSGS",
            "DELETE FROM [dbo].[log] WITH (TABLOCK)");
    assertThat(script.continuing())
        .containsExactly(
            "DBCC CHECKIDENT ('[dbo].[customer]', RESEED, MAX([id]) + 1) WITH NO_INFOMSGS",
            "DBCC CHECKIDENT ('[dbo].[order]', RESEED, MAX([id]) + 1) WITH NO_INFOMSGS",
            "ALTER SEQUENCE [dbo].[number] RESTART WITH MAX([dbo].[log].[ref],"
                + " [dbo].[customer].[ref]) + 10");
    assertThat(sql(script.after()))
        .containsExactly(
            "ALTER TABLE [dbo].[order] WITH CHECK CHECK CONSTRAINT [trusted], [also trusted]",
            "ALTER TABLE [dbo].[order] WITH NOCHECK CHECK CONSTRAINT [untrusted]",
            "ALTER TABLE [dbo].[order] ENABLE TRIGGER [audit], [totals]");
  }

  @Test
  void countersThatNeverGaveAnythingOrCannotStandBeforeTheirSeedAreNotSetBack() {
    LoadScript script =
        script(
            Emptying.SYNCED_TABLES,
            OnViolation.FAIL,
            ALONE,
            Map.of(),
            Set.of(CUSTOMER, LOG),
            relation(CUSTOMER, identity(1, null)),
            relation(LOG, identity(Integer.MIN_VALUE, 7L)));
    assertThat(sql(script.emptyingSteps()))
        .containsExactly(
            "DELETE FROM [dbo].[log] WITH (TABLOCK)",
            "DELETE FROM [dbo].[customer] WITH (TABLOCK)");
  }

  @Test
  void whereRowsStayKeysThatNewRowsCannotViolateMeanwhileAreCheckedAsTheyCome() {
    LoadScript script =
        script(
            Emptying.NONE,
            OnViolation.FAIL,
            BESIDE,
            Map.of(),
            Set.of(),
            relation(CUSTOMER, Optional.empty()),
            relation(
                ORDER,
                Optional.empty(),
                key("to customer", ORDER, CUSTOMER, true, true),
                key("to itself", ORDER, ORDER, true, true)));
    assertThat(sql(script.disabling()))
        .containsExactly("ALTER TABLE [dbo].[order] NOCHECK CONSTRAINT [to itself]");
    assertThat(script.emptyingSteps()).isEmpty();
    assertThat(sql(script.after()))
        .containsExactly("ALTER TABLE [dbo].[order] WITH CHECK CHECK CONSTRAINT [to itself]");
  }

  @Test
  void whereViolationsAreSkippedAllKeysAreDisabled() {
    LoadScript script =
        script(
            Emptying.NONE,
            OnViolation.SKIP,
            STAGED,
            Map.of(),
            Set.of(),
            relation(CUSTOMER, Optional.empty()),
            relation(ORDER, Optional.empty(), key("to customer", ORDER, CUSTOMER, true, true)));
    assertThat(sql(script.disabling()))
        .containsExactly("ALTER TABLE [dbo].[order] NOCHECK CONSTRAINT [to customer]");
  }

  @Test
  void copiesKeepWhatComesAndCheckWhatIsEnabled() throws Exception {
    var options = SqlServerLoad.options(true);
    assertThat(options.isKeepIdentity()).isTrue();
    assertThat(options.isKeepNulls()).isTrue();
    assertThat(options.isCheckConstraints()).isTrue();
    assertThat(options.isFireTriggers()).isFalse();
    assertThat(options.isTableLock()).isTrue();
    assertThat(options.isUseInternalTransaction()).isFalse();
    assertThat(options.getBatchSize()).isZero();
    assertThat(SqlServerLoad.options(false).isTableLock()).isFalse();
  }
}
