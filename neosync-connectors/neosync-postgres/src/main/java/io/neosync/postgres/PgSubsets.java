package io.neosync.postgres;

import io.neosync.jdbc.subset.Cycle;
import io.neosync.jdbc.subset.Explain;
import io.neosync.jdbc.subset.Fixpoints;
import io.neosync.jdbc.subset.RowPlace;
import io.neosync.jdbc.subset.SubsetDialect;
import io.neosync.jdbc.subset.SubsetQueries;
import io.neosync.jdbc.subset.WithClause;
import io.neosync.schema.TableRef;
import io.neosync.spi.RowSubset;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is PostgreSQL's own in queries for subsets. */
final class PgSubsets {

  private static final RowPlace PLACE = new RowPlace("ctid", PgSql.name("neosync_tid"), "tid");
  private static final RowPlace PARTITION =
      new RowPlace("tableoid", PgSql.name("neosync_rel"), "oid");
  private static final Pattern ROWS = Pattern.compile("rows=(\\d+)");

  private PgSubsets() {}

  static SubsetQueries queries(
      RowSubset subset, Map<TableRef, Relation> relations, KeyOperators operators) {
    SubsetDialect dialect =
        new SubsetDialect(
            PgSql.RENDERER,
            table -> relation(relations, table).only(),
            table ->
                relation(relations, table).partitioned()
                    ? List.of(PLACE, PARTITION)
                    : List.of(PLACE),
            operators,
            new Recursion());
    return new SubsetQueries(
        subset, CatalogReader.catalog(relations), dialect, PgLiterals::inlined);
  }

  private static Relation relation(Map<TableRef, Relation> relations, TableRef table) {
    return Objects.requireNonNull(relations.get(table));
  }

  /** A recursive query may mention itself but once, and never within an aggregate. */
  private static final class Recursion implements Fixpoints {
    @Override
    public boolean definitionsAreRepeated() {
      return false;
    }

    @Override
    public void largest(Cycle cycle, WithClause with) {
      new CycleSql(cycle).define(with);
    }

    @Override
    public void smallest(Cycle cycle, WithClause with) {
      new ClosureSql(cycle).define(with);
    }
  }

  /** Asks for the plan with the names that the author's own connection would find. */
  static Explain explain(Backend backend) {
    return (query, rejected) -> {
      backend.execute("savepoint neosync_explain");
      backend.restoreSearchPath();
      try {
        Matcher rows = ROWS.matcher(Objects.requireNonNull(backend.explain(query)));
        return rows.find() ? Long.parseLong(rows.group(1)) : 0;
      } catch (SQLException e) {
        if (PgErrors.connectionLost(e)) {
          throw e;
        }
        rejected.accept(String.valueOf(e.getMessage()));
        return -1;
      } finally {
        backend.execute("rollback to savepoint neosync_explain; release savepoint neosync_explain");
      }
    };
  }
}
