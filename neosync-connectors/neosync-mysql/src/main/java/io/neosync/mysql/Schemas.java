package io.neosync.mysql;

import io.neosync.jdbc.SchemaLookup;
import io.neosync.spi.DatabaseIdentity;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The schemas that an endpoint covers, which MySQL calls databases too. */
final class Schemas {

  private Schemas() {}

  /**
   * The named schemas, which must exist, or the connection's current one; as the server spells
   * them.
   *
   * @param create what makes a missing one, without its name; empty where none is to be made
   */
  static List<String> checked(Backend backend, List<String> names, String create)
      throws SQLException {
    if (names.isEmpty() && backend.schema().isEmpty()) {
      throw new SQLException(
          "the connection has no current database; name one in the URL, or with schemas(…)");
    }
    List<String> there =
        backend.query(
            "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA", row -> row.getString(1));
    return new SchemaLookup("database", backend.server().foldsNames(), MySqlSql::name)
        .find(names.isEmpty() ? List.of(backend.schema()) : names, there, create);
  }

  static DatabaseIdentity identity(Backend backend, List<String> schemas) {
    return new DatabaseIdentity(backend.server().identity(), Set.copyOf(schemas));
  }
}
