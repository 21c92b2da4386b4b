package io.neosync.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a CHECK of a table is created.
 *
 * @param valid whether it holds for all rows, or is not enforced at all
 * @param enforced false for what only documents
 * @param local whether the table declares it
 * @param inherited whether a parent has it too
 */
record CheckDefinition(
    long oid,
    String name,
    String definition,
    boolean valid,
    boolean enforced,
    boolean local,
    boolean inherited,
    @Nullable String comment) {

  private static final String CHECKS =
      """
      select k.oid, k.conrelid, k.conname, pg_get_constraintdef(k.oid) as definition, k.convalidated,
        %s as enforced, k.conislocal, k.coninhcount > 0 as inherited,
        obj_description(k.oid, 'pg_constraint') as comment
      from pg_constraint k
      where k.conrelid = any(string_to_array(?, ',')::oid[]) and k.contype = 'c'
      order by k.conrelid, k.conname
      """;

  static Map<Long, List<CheckDefinition>> read(Backend backend, int version, String oids)
      throws SQLException {
    Map<Long, List<CheckDefinition>> checks = new HashMap<>();
    backend.forEach(
        CHECKS.formatted(version >= 18 ? "k.conenforced" : "true"),
        row ->
            checks
                .computeIfAbsent(row.getLong("conrelid"), table -> new ArrayList<>())
                .add(
                    new CheckDefinition(
                        row.getLong("oid"),
                        Objects.requireNonNull(row.getString("conname")),
                        Objects.requireNonNull(row.getString("definition")),
                        row.getBoolean("convalidated"),
                        row.getBoolean("enforced"),
                        row.getBoolean("conislocal"),
                        row.getBoolean("inherited"),
                        row.getString("comment"))),
        oids);
    return checks;
  }

  /** Whether rows may be loaded with it in place, as far as the constraint itself tells. */
  boolean harmless() {
    return valid || !enforced;
  }

  String sql() {
    return "CONSTRAINT " + PgSql.name(name) + " " + definition;
  }
}
