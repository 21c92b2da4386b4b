package io.neosync.postgres;

import io.neosync.jdbc.SqlRenderer;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Problems;
import io.neosync.spi.RowSubset;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a session knows of one subset: its queries, for people and for the server. */
final class SubsetQueries {

  private final RowSubset subset;
  private final Map<TableRef, Relation> relations;
  private final KeyOperators operators;
  private final SubsetSql readable;
  private final SubsetSql executable;
  private @Nullable SubsetEstimates estimates;

  SubsetQueries(RowSubset subset, Map<TableRef, Relation> relations, KeyOperators operators) {
    this.subset = subset;
    this.relations = relations;
    this.operators = operators;
    this.readable = new SubsetSql(subset, relations, operators, SqlRenderer::readable);
    this.executable = new SubsetSql(subset, relations, operators, PgLiterals::inlined);
  }

  boolean of(RowSubset other) {
    return subset == other;
  }

  /** Conditions with placeholders. */
  SubsetSql readable() {
    return readable;
  }

  /** Conditions with values as literals. */
  SubsetSql executable() {
    return executable;
  }

  /** About how many rows of the table stay; what the server does not accept is a problem. */
  long estimatedRows(Table table, Backend backend, Problems problems) throws SQLException {
    if (estimates == null) {
      estimates = new SubsetEstimates(subset, relations, operators, backend, problems);
    }
    return estimates.rows(table);
  }
}
