package io.neosync.postgres;

import io.neosync.postgres.SequenceReader.Use;
import io.neosync.schema.Column;
import io.neosync.schema.ColumnDefault;
import io.neosync.schema.ForeignKeyRules;
import io.neosync.schema.ForeignKeyRules.Action;
import io.neosync.schema.ForeignKeyRules.Check;
import io.neosync.schema.ForeignKeyRules.Match;
import io.neosync.schema.Index;
import io.neosync.schema.TableDetails;
import io.neosync.schema.TableRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads what of a table another engine could create, and names what none could. */
final class DetailsReader {

  private static final String DEFAULTS =
      """
      select a.attrelid, a.attname, a.attgenerated <> '' as generated,
        case when t.typtype = 'd' then format_type(t.oid, null) end as domain,
        coalesce(pg_get_expr(d.adbin, d.adrelid), t.typdefault) as expression
      from pg_attribute a
      join pg_type t on t.oid = a.atttypid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = any(string_to_array(?, ',')::oid[]) and a.attnum > 0 and not a.attisdropped
      order by a.attrelid, a.attnum
      """;

  private static final String FOREIGN_KEYS =
      """
      select coalesce(pg_partition_root(k.conrelid)::oid, k.conrelid) as root, k.conname,
        k.confdeltype, k.confupdtype, k.confmatchtype, k.condeferrable, k.condeferred,
        to_jsonb(k) ->> 'confdelsetcols' is not null as some_columns
      from pg_constraint k
      where k.contype = 'f' and k.conparentid = 0
        and coalesce(pg_partition_root(k.conrelid)::oid, k.conrelid) = any(string_to_array(?, ',')::oid[])
      order by 1, 2
      """;

  private static final String OTHERS =
      """
      select conrelid, 'check constraint ' || conname from pg_constraint
      where contype = 'c' and conrelid = any(string_to_array(?, ',')::oid[])
      union all
      select tgrelid, 'trigger ' || tgname from pg_trigger
      where not tgisinternal and tgrelid = any(string_to_array(?, ',')::oid[])
      union all
      select ev_class, 'rule ' || rulename from pg_rewrite
      where rulename <> '_RETURN' and ev_class = any(string_to_array(?, ',')::oid[])
      union all
      select h.inhrelid, 'inheritance from ' || p.relname from pg_inherits h
      join pg_class p on p.oid = h.inhparent and p.relkind = 'r'
      where h.inhrelid = any(string_to_array(?, ',')::oid[])
      order by 1, 2
      """;

  private final Backend backend;
  private final String oids;
  private final Map<Long, Draft> drafts = new LinkedHashMap<>();

  private DetailsReader(Backend backend, Map<TableRef, Relation> relations) {
    this.backend = backend;
    relations.forEach((ref, relation) -> drafts.put(relation.oid(), new Draft(relation)));
    this.oids = Oids.array(drafts.keySet());
  }

  /** What is known of one table so far. */
  private static final class Draft {

    private final Relation relation;
    private final List<Index> indexes = new ArrayList<>();
    private final Map<String, ColumnDefault> defaults = new HashMap<>();
    private final Map<String, String> constants = new LinkedHashMap<>();
    private final Map<String, ForeignKeyRules> foreignKeys = new HashMap<>();
    private final List<String> others = new ArrayList<>();

    Draft(Relation relation) {
      this.relation = relation;
    }

    PgType type(String column) {
      Column found = relation.table().column(column).orElseThrow();
      return (PgType) found.type();
    }
  }

  static Map<TableRef, TableDetails> read(Backend backend, Map<TableRef, Relation> relations)
      throws SQLException {
    DetailsReader reader = new DetailsReader(backend, relations);
    reader.readDefaults();
    reader.readSequences();
    backend.forEach(
        IndexDetails.QUERY,
        row -> {
          Draft draft = reader.draft(row, 1);
          IndexDetails.add(row, draft.indexes, draft.others);
        },
        reader.oids);
    backend.forEach(FOREIGN_KEYS, row -> foreignKey(reader.draft(row, 1), row), reader.oids);
    backend.forEach(
        OTHERS,
        row -> reader.draft(row, 1).others.add(row.getString(2)),
        reader.oids,
        reader.oids,
        reader.oids,
        reader.oids);
    Map<TableRef, TableDetails> details = new LinkedHashMap<>();
    for (Draft each : reader.drafts.values()) {
      details.put(
          each.relation.table().ref(),
          new TableDetails(each.indexes, each.defaults, each.foreignKeys, each.others));
    }
    return details;
  }

  private Draft draft(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(drafts.get(row.getLong(column)));
  }

  private void readDefaults() throws SQLException {
    backend.forEach(
        DEFAULTS,
        row -> {
          Draft draft = draft(row, 1);
          String column = row.getString(2);
          if (row.getString(4) != null) {
            draft.others.add("domain %s of column %s".formatted(row.getString(4), column));
          }
          String expression = row.getString(5);
          if (expression == null) {
            return;
          }
          if (row.getBoolean(3)) {
            draft.others.add("the expression of generated column " + column);
          } else if (PgDefault.constant(expression)) {
            draft.constants.put(column, expression);
          } else {
            draft.defaults.put(column, PgDefault.computed(expression));
          }
        },
        oids);
    for (Draft draft : drafts.values()) {
      if (!draft.constants.isEmpty()) {
        readConstants(draft);
      }
    }
  }

  /** The server computes them, and says their values as it says those of rows. */
  private void readConstants(Draft draft) throws SQLException {
    List<String> values = new ArrayList<>();
    draft.constants.forEach(
        (column, expression) -> values.add(PgDefault.valueOf(expression, draft.type(column))));
    backend.execute("savepoint neosync_defaults");
    try {
      backend.forEach(
          "select " + String.join(", ", values),
          row -> {
            int at = 0;
            for (String column : draft.constants.keySet()) {
              Optional<ColumnDefault> value =
                  PgDefault.value(row.getString(++at), draft.type(column));
              value.ifPresent(found -> draft.defaults.put(column, found));
            }
          });
    } catch (SQLException e) {
      if (PgErrors.connectionLost(e)) {
        throw e;
      }
      // A default that no row can take, as one that is too long: it is told as it is written.
      draft.constants.forEach(
          (column, expression) ->
              draft.defaults.put(column, new ColumnDefault.Expression(expression)));
    } finally {
      backend.execute("rollback to savepoint neosync_defaults; release savepoint neosync_defaults");
    }
  }

  /** Counters count by one, and for one column. */
  private void readSequences() throws SQLException {
    List<Use> uses = SequenceReader.uses(backend, oids);
    for (Use use : uses) {
      Draft draft = drafts.get(use.table());
      if (draft == null) {
        continue;
      }
      if (use.sequence().increment() != 1) {
        draft.others.add(
            "the step of %d of column %s".formatted(use.sequence().increment(), use.column()));
      }
      if (uses.stream().filter(each -> each.sequence().equals(use.sequence())).count() > 1) {
        draft.others.add(
            "sequence %s, which column %s shares".formatted(use.sequence().ref(), use.column()));
      }
    }
  }

  private static void foreignKey(Draft draft, ResultSet row) throws SQLException {
    String name = Objects.requireNonNull(row.getString("conname"));
    boolean some = row.getBoolean("some_columns");
    if (some) {
      draft.others.add("ON DELETE of some columns of foreign key " + name);
    }
    draft.foreignKeys.putIfAbsent(
        name,
        new ForeignKeyRules(
            some ? Action.NO_ACTION : action(row.getString("confdeltype")),
            action(row.getString("confupdtype")),
            "f".equals(row.getString("confmatchtype")) ? Match.FULL : Match.SIMPLE,
            !row.getBoolean("condeferrable")
                ? Check.NOT_DEFERRABLE
                : row.getBoolean("condeferred")
                    ? Check.DEFERRABLE_INITIALLY_DEFERRED
                    : Check.DEFERRABLE));
  }

  private static Action action(@org.jspecify.annotations.Nullable String letter) {
    return switch (Objects.requireNonNull(letter)) {
      case "r" -> Action.RESTRICT;
      case "c" -> Action.CASCADE;
      case "n" -> Action.SET_NULL;
      case "d" -> Action.SET_DEFAULT;
      default -> Action.NO_ACTION;
    };
  }
}
