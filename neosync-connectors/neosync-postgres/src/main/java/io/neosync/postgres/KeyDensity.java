package io.neosync.postgres;

import io.neosync.schema.Key;
import io.neosync.spi.KeyBits;
import java.sql.SQLException;
import java.util.List;

/**
 * Whether a table's keys are best compared by their index, range after range: where ranges are well
 * filled, and the index alone tells which rows are visible. Otherwise a scan of the table and a
 * sort cost less.
 */
final class KeyDensity {

  /** Keys per word from which a step down the index for each word pays. */
  private static final int KEYS_PER_WORD = 8;

  private static final String QUERY =
      """
      select c.reltuples > 0 and c.relallvisible >= 0.9 * c.relpages
        and (r.last >> %2$d) - (r.first >> %2$d) <= c.reltuples / %3$d
      from pg_class c, (select cast(min(%1$s) as int8) as first, cast(max(%1$s) as int8) as last
        from %4$s) r
      where c.oid = ?
      """;

  private KeyDensity() {}

  static boolean dense(Backend backend, Relation relation, Key key) throws SQLException {
    boolean indexed =
        key.columns().size() == 1
            && !relation.partitioned()
            && relation.table().keys().stream()
                .anyMatch(each -> each.columns().equals(key.columns()));
    if (!indexed) {
      return false;
    }
    List<Boolean> dense =
        backend.query(
            QUERY.formatted(
                PgSql.name(key.columns().get(0)),
                Long.numberOfTrailingZeros(KeyBits.KEYS),
                KEYS_PER_WORD,
                relation.only()),
            row -> row.getBoolean(1),
            relation.oid());
    return dense.contains(true);
  }
}
