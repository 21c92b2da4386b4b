package io.neosync.postgres;

import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The statements that put tables back. As a replica, each table on its own, and of tables with a
 * primary key only the rows that are not as they were; otherwise all tables in one statement for
 * each step, since foreign keys are checked at a statement's end: then no order of tables matters,
 * and no cycle.
 */
final class BaselineScript {

  /** What a table's rows are copied from before they are inserted, where that cannot be direct. */
  private final Map<BaselineTable, String> stages = new LinkedHashMap<>();

  private final BaselineMode mode;
  private final Collection<BaselineTable> tables;

  BaselineScript(BaselineMode mode, Collection<BaselineTable> tables) {
    this.mode = mode;
    this.tables = tables;
  }

  /** Everything that comes before large tables are copied. */
  void before(RoundTrip script) {
    if (mode.replica()) {
      script.add(BaselineMode.REPLICA);
      for (BaselineTable table : tables) {
        String rows = table.array();
        if (rows != null && table.rowByRow()) {
          script.add(table.deleteChanged(), table.writers());
          script.add(table.insertMissing(), rows);
        } else {
          script.add(table.delete());
          if (rows != null) {
            script.add(table.insert() + table.unnested(), rows);
          }
        }
      }
      return;
    }
    triggers(script, BaselineMode.Trigger::disable);
    script.add(together(tables.stream().map(BaselineTable::delete).toList()));
    for (BaselineTable table : tables) {
      if (table.file() != null) {
        String stage = "pg_temp." + PgSql.name("neosync_baseline_" + stages.size());
        stages.put(table, stage);
        script.add(
            "CREATE TEMPORARY TABLE %s ON COMMIT DROP AS SELECT %s FROM %s WITH NO DATA"
                .formatted(stage, table.columns(), table.name()));
      }
    }
  }

  /** The COPY that takes a large table's rows. */
  String copy(BaselineTable table) {
    return "COPY %s (%s) FROM STDIN"
        .formatted(Objects.requireNonNullElse(stages.get(table), table.name()), table.columns());
  }

  /** Everything that comes after large tables are copied. */
  void after(RoundTrip script) {
    if (mode.replica()) {
      return;
    }
    List<String> inserts = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (BaselineTable table : tables) {
      String stage = stages.get(table);
      String rows = table.array();
      if (stage != null) {
        inserts.add(table.insert() + stage);
      } else if (rows != null) {
        inserts.add(table.insert() + table.unnested());
        values.add(rows);
      }
    }
    if (!inserts.isEmpty()) {
      script.add(together(inserts), values.toArray(String[]::new));
    }
    // What waits for the commit would keep triggers from being enabled.
    script.add("SET CONSTRAINTS ALL IMMEDIATE");
    triggers(script, BaselineMode.Trigger::enable);
  }

  /** Everything was written by a transaction. */
  void written(String transaction) {
    for (BaselineTable table : tables) {
      if (mode.replica() && table.rowByRow()) {
        table.rowsRestored(transaction);
      } else {
        table.restored(transaction);
      }
    }
  }

  private void triggers(RoundTrip script, Function<BaselineMode.Trigger, String> what) {
    for (BaselineTable table : tables) {
      TableRef ref = table.relation.table().ref();
      for (BaselineMode.Trigger trigger : mode.silenced().getOrDefault(ref, List.of())) {
        script.add("ALTER TABLE " + table.name() + " " + what.apply(trigger));
      }
    }
  }

  private static String together(List<String> statements) {
    if (statements.size() == 1) {
      return statements.get(0);
    }
    List<String> parts = new ArrayList<>();
    for (String statement : statements) {
      parts.add("s%d AS (%s)".formatted(parts.size(), statement));
    }
    return "WITH " + String.join(",\n", parts) + " SELECT 1 WHERE false";
  }
}
