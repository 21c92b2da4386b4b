package io.neosync.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks the foreign keys of staged rows with one join each, which costs a fraction of the server's
 * own check of row after row. While the rows move, the triggers of keys that were found to hold are
 * disabled, under locks that keep the referenced rows from going away. Where anything stands in the
 * way, a row without its parent first of all, the server checks as it always does.
 *
 * @param triggers those that are disabled
 */
record StagedReferences(Relation relation, List<String> triggers) {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /**
   * The triggers that check inserted rows, by the foreign key that they belong to, where we may
   * disable them. A deferred check that is still pending would keep the table from being altered.
   */
  private static final String TRIGGERS =
      """
      select k.oid, t.tgname
      from pg_constraint k
      join pg_trigger t on t.tgconstraint = k.oid and t.tgrelid = k.conrelid
      where k.conrelid = ? and k.contype = 'f' and k.confrelid <> k.conrelid
        and t.tgtype::int & 4 <> 0 and t.tgenabled = 'O'
        and current_setting('is_superuser') = 'on'
        and not exists (select from pg_trigger p
          where p.tgrelid = k.conrelid and p.tgdeferrable and p.tgenabled <> 'D')
      """;

  /**
   * @param staging the temporary table with the rows
   * @param columns those that the rows fill
   * @param keys the foreign keys of the database that stay in place
   */
  static StagedReferences suspend(
      Backend backend,
      Relation relation,
      String staging,
      Set<String> columns,
      List<ForeignKeyState> keys)
      throws SQLException {
    Map<Long, String> triggers = new LinkedHashMap<>();
    backend.forEach(
        TRIGGERS, row -> triggers.put(row.getLong(1), row.getString(2)), relation.oid());
    List<ForeignKeyState> own =
        keys.stream()
            .filter(key -> triggers.containsKey(key.oid()))
            .filter(key -> columns.containsAll(key.match().columns()))
            .toList();
    List<String> disabled = new ArrayList<>();
    if (!relation.partitioned() && !own.isEmpty() && locked(backend, relation, own)) {
      backend.execute("ANALYZE " + staging);
      for (ForeignKeyState key : own) {
        if (!backend.query(OrphanSql.among(staging, key), row -> row.getBoolean(1)).get(0)) {
          disabled.add(triggers.get(key.oid()));
        }
      }
    }
    StagedReferences references = new StagedReferences(relation, disabled);
    references.alter(backend, "DISABLE");
    return references;
  }

  /** Never waits for a lock: who waits while holding locks himself may wait for ever. */
  private static boolean locked(Backend backend, Relation relation, List<ForeignKeyState> keys)
      throws SQLException {
    Set<String> parents = new TreeSet<>();
    keys.forEach(key -> parents.add(PgSql.name(key.referencedRoot())));
    backend.execute("savepoint neosync_references");
    try {
      backend.execute(
          "LOCK TABLE ONLY %s IN SHARE ROW EXCLUSIVE MODE NOWAIT"
              .formatted(PgSql.name(relation.table().ref())));
      backend.execute("LOCK TABLE " + String.join(", ", parents) + " IN SHARE MODE NOWAIT");
    } catch (SQLException e) {
      if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw e;
      }
      backend.execute("rollback to savepoint neosync_references");
      return false;
    } finally {
      // Rows must not be inserted under a savepoint: they would carry another transaction number.
      backend.execute("release savepoint neosync_references");
    }
    return true;
  }

  void resume(Backend backend) throws SQLException {
    alter(backend, "ENABLE");
  }

  private void alter(Backend backend, String verb) throws SQLException {
    for (String trigger : triggers) {
      backend.execute(
          "ALTER TABLE ONLY %s %s TRIGGER %s"
              .formatted(PgSql.name(relation.table().ref()), verb, PgSql.name(trigger)));
    }
  }
}
