package io.neosync.postgres;

import io.neosync.spi.DatabaseIdentity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

  private Schemas() {}

  /**
   * The named schemas, which must exist, or the connection's current one.
   *
   * @param remedy the statement that makes a missing one, with a place for its name; empty where
   *     none is to be made
   */
  static List<String> checked(Backend backend, List<String> names, String remedy)
      throws SQLException {
    if (names.isEmpty()) {
      if (backend.currentSchema().isEmpty()) {
        throw new SQLException(
            "the connection has no current schema; name the schemas with schemas(…)");
      }
      return List.of(backend.currentSchema());
    }
    List<String> missing = new ArrayList<>(names);
    missing.removeAll(backend.query("select nspname from pg_namespace", row -> row.getString(1)));
    if (!missing.isEmpty()) {
      String absent = "there is no schema " + String.join(", ", missing);
      throw new SQLException(remedy.isEmpty() ? absent : absent + remedies(missing, remedy));
    }
    return names;
  }

  private static String remedies(List<String> missing, String remedy) {
    return missing.stream()
        .map(name -> remedy.formatted(PgSql.name(name)))
        .collect(
            Collectors.joining(
                "; ", missing.size() == 1 ? "; it must exist: " : "; they must exist: ", ""));
  }

  static DatabaseIdentity identity(Backend backend, List<String> schemas) throws SQLException {
    return new DatabaseIdentity(
        backend.query(IDENTITY, row -> row.getString(1)).get(0), Set.copyOf(schemas));
  }
}
