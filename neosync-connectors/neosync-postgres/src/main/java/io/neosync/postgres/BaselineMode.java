package io.neosync.postgres;

import io.neosync.schema.TableRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How rows are put back without anybody's triggers noticing.
 *
 * @param replica whether the session may declare itself a replica's, in which triggers and foreign
 *     keys are not asked; they hold, since all of the baseline did
 * @param silenced the triggers that are to be disabled otherwise
 */
record BaselineMode(boolean replica, Map<TableRef, List<Trigger>> silenced) {

  static final String REPLICA = "SET LOCAL session_replication_role = replica";

  /** Triggers of tables or their partitions; internal ones check foreign keys. */
  private static final String TRIGGERS =
      """
      select x.root, t.tgname, t.tgenabled::text from (
        select o as root, o as relation from unnest(string_to_array(?, ',')::oid[]) o
        union
        select o, p.relid from unnest(string_to_array(?, ',')::oid[]) o
        cross join lateral pg_partition_tree(o) p) x
      join pg_trigger t on t.tgrelid = x.relation
      where not t.tgisinternal and t.tgenabled <> 'D'
      """;

  private static final String RULES =
      """
      select r.ev_class, r.rulename, r.ev_enabled::text from pg_rewrite r
      where r.ev_class = any(string_to_array(?, ',')::oid[]) and r.ev_type in ('3', '4') and r.ev_enabled <> 'D'
      """;

  /** A trigger or rule that is enabled. */
  record Trigger(long table, String name, String enabled) {

    boolean inReplica() {
      return !enabled.equals("O");
    }

    String disable() {
      return "DISABLE TRIGGER " + PgSql.name(name);
    }

    /** As it was. */
    String enable() {
      String when =
          switch (enabled) {
            case "A" -> "ALWAYS ";
            case "R" -> "REPLICA ";
            default -> "";
          };
      return "ENABLE " + when + "TRIGGER " + PgSql.name(name);
    }
  }

  private static Trigger trigger(ResultSet row) throws SQLException {
    return new Trigger(row.getLong(1), row.getString(2), row.getString(3));
  }

  /**
   * @throws SQLException if something would fire that our role cannot keep from it
   */
  static BaselineMode of(Backend backend, List<Relation> relations) throws SQLException {
    String oids = Oids.array(relations.stream().map(Relation::oid).toList());
    List<Trigger> triggers = backend.query(TRIGGERS, BaselineMode::trigger, oids, oids);
    List<Trigger> rules = backend.query(RULES, BaselineMode::trigger, oids);
    boolean quiet =
        triggers.stream().noneMatch(Trigger::inReplica)
            && rules.stream().noneMatch(Trigger::inReplica);
    if (quiet && mayBeReplica(backend)) {
      return new BaselineMode(true, Map.of());
    }
    Map<TableRef, List<Trigger>> silenced = new TreeMap<>();
    for (Relation relation : relations) {
      TableRef table = relation.table().ref();
      if (rules.stream().anyMatch(rule -> rule.table() == relation.oid())) {
        throw new SQLException(
            "table %s has rules, which would change what is put back; use a role that may set session_replication_role"
                .formatted(table));
      }
      List<Trigger> own = new ArrayList<>(triggers);
      own.removeIf(trigger -> trigger.table() != relation.oid());
      if (!own.isEmpty()) {
        if (!relation.owned() || relation.partitioned()) {
          throw new SQLException(
              "table %s has triggers that this role cannot disable; use %s"
                  .formatted(
                      table,
                      relation.partitioned()
                          ? "a role that may set session_replication_role"
                          : "its owner, or a role that may set session_replication_role"));
        }
        silenced.put(table, own);
      }
    }
    return new BaselineMode(false, silenced);
  }

  private static boolean mayBeReplica(Backend backend) throws SQLException {
    backend.execute("savepoint neosync_replica");
    try {
      backend.execute(REPLICA);
      return true;
    } catch (SQLException e) {
      if (PgErrors.connectionLost(e)) {
        throw e;
      }
      return false;
    } finally {
      backend.execute("rollback to savepoint neosync_replica");
    }
  }
}
