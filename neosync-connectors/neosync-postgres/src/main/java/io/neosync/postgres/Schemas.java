package io.neosync.postgres;

import io.neosync.jdbc.SchemaLookup;
import io.neosync.spi.DatabaseIdentity;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The namespaces that an endpoint covers, and which database they are in. */
final class Schemas {

  /**
   * The cluster's identifier stays the same in a restored snapshot of its disk; together with the
   * start of the server process it names one running server.
   */
  private static final String IDENTITY =
      """
      select (pg_control_system()).system_identifier::text || '/'
        || extract(epoch from pg_postmaster_start_time())::text || '/'
        || (select oid from pg_database where datname = current_database())::text
      """;

  private static final SchemaLookup LOOKUP = new SchemaLookup("schema", false, PgSql::name);

  private Schemas() {}

  /**
   * The named schemas, which must exist, or the connection's current one.
   *
   * @param create what makes a missing one, without its name; empty where none is to be made
   */
  static List<String> checked(Backend backend, List<String> names, String create)
      throws SQLException {
    if (names.isEmpty()) {
      if (backend.currentSchema().isEmpty()) {
        throw new SQLException(
            "the connection has no current schema; name the schemas with schemas(…)");
      }
      return List.of(backend.currentSchema());
    }
    return LOOKUP.find(
        names, backend.query("select nspname from pg_namespace", row -> row.getString(1)), create);
  }

  static DatabaseIdentity identity(Backend backend, List<String> schemas) throws SQLException {
    return new DatabaseIdentity(
        backend.query(IDENTITY, row -> row.getString(1)).get(0), Set.copyOf(schemas));
  }
}
