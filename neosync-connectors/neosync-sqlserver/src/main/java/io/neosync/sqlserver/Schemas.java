package io.neosync.sqlserver;

import io.neosync.spi.DatabaseIdentity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The schemas that an endpoint covers. */
final class Schemas {

  private Schemas() {}

  /**
   * The named schemas, which must exist, or the user's default one; as the server spells them.
   *
   * @param remedy what to do about a missing one, with a place for its name; may be empty
   */
  static List<String> checked(Backend backend, List<String> names, String remedy)
      throws SQLException {
    Server server = backend.server();
    if (names.isEmpty() && server.schema().isEmpty()) {
      throw new SQLException("the user has no default schema; name one with schemas(…)");
    }
    List<String> there = backend.query(TSql.SCHEMAS, row -> row.getString(1));
    List<String> found = new ArrayList<>();
    for (String name : names.isEmpty() ? List.of(server.schema()) : names) {
      found.add(
          there.stream()
              .filter(
                  each -> each.equals(name) || (server.foldsNames() && each.equalsIgnoreCase(name)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new SQLException(
                          "there is no schema " + name + remedy.formatted(TSql.name(name)))));
    }
    return List.copyOf(found);
  }

  static DatabaseIdentity identity(Backend backend, List<String> schemas) {
    return new DatabaseIdentity(backend.server().identity(), Set.copyOf(schemas));
  }
}
