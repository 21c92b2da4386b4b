package io.neosync.sqlserver;

import io.neosync.jdbc.subset.SubsetQueries;
import io.neosync.jdbc.subset.WithClause;
import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The temporary tables that stand for a subset's definitions. They are filled when the first query
 * needs them, in the snapshot of the session, and stay until it ends.
 */
final class SubsetTables {

  private final Backend backend;
  private final SubsetQueries queries;
  private final Set<WithClause> filled = Collections.newSetFromMap(new IdentityHashMap<>());

  SubsetTables(Backend backend, SubsetQueries queries) {
    this.backend = backend;
    this.queries = queries;
  }

  SubsetQueries queries() {
    return queries;
  }

  /** Fills what a query for the table needs, as far as it is not there yet. */
  void fill(TableRef table) throws SQLException {
    for (WithClause each : queries.executable().needed(table)) {
      if (filled.add(each)) {
        fill(each);
      }
    }
  }

  private void fill(WithClause definitions) throws SQLException {
    for (WithClause.Definition definition : definitions.definitions()) {
      backend.createTemporaryTable(definition.name(), TSql.fill(definition));
      boolean changed = !definition.repeated().isEmpty();
      while (changed) {
        changed = false;
        for (String statement : definition.repeated()) {
          changed |= backend.update(statement) > 0;
        }
      }
    }
  }

  /** Makes room for the tables of another subset, which may have the same names. */
  void drop() throws SQLException {
    for (WithClause each : filled) {
      for (WithClause.Definition definition : each.definitions()) {
        backend.dropTemporaryTable(definition.name());
      }
    }
    filled.clear();
  }

  /** The same for people: statements in their order, before the query. */
  String readable(TableRef table, String query) {
    StringBuilder text = new StringBuilder();
    for (WithClause each : queries.readable().needed(table)) {
      for (WithClause.Definition definition : each.definitions()) {
        text.append(TSql.fill(definition)).append(";\n");
        if (!definition.repeated().isEmpty()) {
          text.append("-- until none of these changes anything:\n");
          definition.repeated().forEach(statement -> text.append(statement).append(";\n"));
        }
      }
    }
    return text.append(query).toString();
  }
}
