package io.neosync.mysql;

import io.neosync.spi.DatabaseIdentity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The schemas that an endpoint covers, which MySQL calls databases too. */
final class Schemas {

  private Schemas() {}

  /**
   * The named schemas, which must exist, or the connection's current one; as the server spells
   * them.
   *
   * @param remedy what to do about a missing one, with a place for its name; may be empty
   */
  static List<String> checked(Backend backend, List<String> names, String remedy)
      throws SQLException {
    if (names.isEmpty() && backend.schema().isEmpty()) {
      throw new SQLException(
          "the connection has no current database; name one in the URL, or with schemas(…)");
    }
    List<String> there =
        backend.query(
            "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA", row -> row.getString(1));
    List<String> found = new ArrayList<>();
    for (String name : names.isEmpty() ? List.of(backend.schema()) : names) {
      found.add(
          there.stream()
              .filter(
                  each ->
                      each.equals(name)
                          || (backend.server().foldsNames() && each.equalsIgnoreCase(name)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new SQLException(
                          "there is no database " + name + remedy.formatted(MySqlSql.name(name)))));
    }
    return List.copyOf(found);
  }

  static DatabaseIdentity identity(Backend backend, List<String> schemas) {
    return new DatabaseIdentity(backend.server().identity(), Set.copyOf(schemas));
  }
}
