package io.neosync.jdbc.subset;

import io.neosync.jdbc.SqlRenderer;
import io.neosync.schema.Catalog;
import io.neosync.schema.Table;
import io.neosync.spi.Condition;
import io.neosync.spi.Problems;
import io.neosync.spi.RowSubset;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a session knows of one subset: its queries, for people and for the server. */
public final class SubsetQueries {

  private final RowSubset subset;
  private final Catalog catalog;
  private final SubsetDialect dialect;
  private final Function<Condition, String> values;
  private final SubsetSql readable;
  private final SubsetSql executable;
  private @Nullable SubsetEstimates estimates;

  /**
   * @param catalog of the source
   * @param values writes a condition for the server: with literals, or with what {@link
   *     BoundValues} turns into placeholders
   */
  public SubsetQueries(
      RowSubset subset,
      Catalog catalog,
      SubsetDialect dialect,
      Function<Condition, String> values) {
    this.subset = subset;
    this.catalog = catalog;
    this.dialect = dialect;
    this.values = values;
    this.readable = new SubsetSql(subset, catalog, dialect, SqlRenderer::readable);
    this.executable = new SubsetSql(subset, catalog, dialect, values);
  }

  /** Whether these are the queries of {@code other}. */
  public boolean of(RowSubset other) {
    return subset == other;
  }

  /** With placeholders, for people. */
  public SubsetSql readable() {
    return readable;
  }

  /** With values, for the server. */
  public SubsetSql executable() {
    return executable;
  }

  /**
   * About how many rows of the table stay; what the server does not accept, and what cannot be
   * rendered, is a problem. Each is told once.
   */
  public long estimatedRows(Table table, Explain explain, Problems problems) throws SQLException {
    if (estimates == null) {
      ConditionCheck check =
          new ConditionCheck(dialect, SqlRenderer::readable, values, explain, problems);
      estimates = new SubsetEstimates(subset, catalog, check);
      executable.unidentified().forEach((ref, why) -> problems.add(ref, why));
    }
    return estimates.rows(table);
  }
}
