package io.neosync.sqlserver;

import io.neosync.jdbc.SchemaLookup;
import io.neosync.spi.DatabaseIdentity;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The schemas that an endpoint covers. */
final class Schemas {

  private Schemas() {}

  /**
   * The named schemas, which must exist, or the user's default one; as the server spells them.
   *
   * @param create what makes a missing one, without its name; empty where none is to be made
   */
  static List<String> checked(Backend backend, List<String> names, String create)
      throws SQLException {
    Server server = backend.server();
    if (names.isEmpty() && server.schema().isEmpty()) {
      throw new SQLException("the user has no default schema; name one with schemas(…)");
    }
    List<String> there = backend.query(TSql.SCHEMAS, row -> row.getString(1));
    return new SchemaLookup("schema", server.foldsNames(), TSql::name)
        .find(names.isEmpty() ? List.of(server.schema()) : names, there, create);
  }

  static DatabaseIdentity identity(Backend backend, List<String> schemas) {
    return new DatabaseIdentity(backend.server().identity(), Set.copyOf(schemas));
  }
}
