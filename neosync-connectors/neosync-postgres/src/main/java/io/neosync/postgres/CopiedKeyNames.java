package io.neosync.postgres;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the copies of foreign keys that partitions have their former names: creating the foreign
 * key again names them anew.
 */
final class CopiedKeyNames {

  private CopiedKeyNames() {}

  static void restore(Backend backend, List<ForeignKeyState> rebuilt) throws SQLException {
    if (rebuilt.stream().allMatch(key -> key.copies().isEmpty())) {
      return;
    }
    Map<String, ForeignKeyState> present = new HashMap<>();
    ForeignKeyState.read(backend).forEach(key -> present.put(key.table() + "/" + key.name(), key));
    for (ForeignKeyState before : rebuilt) {
      ForeignKeyState now = present.get(before.table() + "/" + before.name());
      if (now != null) {
        for (ForeignKeyState.Copy copy : now.copies()) {
          rename(backend, before, copy);
        }
      }
    }
  }

  private static void rename(Backend backend, ForeignKeyState before, ForeignKeyState.Copy now)
      throws SQLException {
    for (ForeignKeyState.Copy former : before.copies()) {
      boolean same =
          former.table().equals(now.table()) && former.referenced().equals(now.referenced());
      if (same && !former.name().equals(now.name())) {
        backend.execute(
            "ALTER TABLE %s RENAME CONSTRAINT %s TO %s"
                .formatted(
                    PgSql.name(now.table()), PgSql.name(now.name()), PgSql.name(former.name())));
      }
    }
  }
}
