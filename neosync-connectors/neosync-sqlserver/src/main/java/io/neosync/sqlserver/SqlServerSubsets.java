package io.neosync.sqlserver;

import io.neosync.jdbc.subset.Explain;
import io.neosync.jdbc.subset.KeyComparison;
import io.neosync.jdbc.subset.RowPlace;
import io.neosync.jdbc.subset.SubsetDialect;
import io.neosync.jdbc.subset.SubsetDialect.Truth;
import io.neosync.jdbc.subset.SubsetQueries;
import io.neosync.schema.Column;
import io.neosync.schema.TableRef;
import io.neosync.spi.RowSubset;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is SQL Server's own in queries for subsets. */
final class SqlServerSubsets {

  private SqlServerSubsets() {}

  static SubsetQueries queries(RowSubset subset, CatalogReader.Contents contents) {
    return new SubsetQueries(
        subset, contents.catalog(), dialect(contents.tables()), TSqlLiterals::inlined);
  }

  private static SubsetDialect dialect(Map<TableRef, Relation> relations) {
    return new SubsetDialect(
        TSql.NAMES,
        TSql::temporary,
        Truth.COMPARISONS,
        TSql::name,
        table -> places(Objects.requireNonNull(relations.get(table))),
        KeyComparison.byEquality(),
        new TableFixpoints());
  }

  private static List<RowPlace> places(Relation relation) {
    List<RowPlace> places = new ArrayList<>();
    for (Column column : relation.place()) {
      places.add(
          new RowPlace(
              TSql.name(column.name()),
              TSql.name("neosync_place_" + places.size()),
              column.type().toString()));
    }
    return places;
  }

  /**
   * Has the server judge a query. How many rows it would yield the server tells only those who may
   * see plans, so that the whole table is assumed.
   *
   * @param rows about how many rows the table holds
   */
  static Explain explain(Backend backend, long rows) {
    return (query, rejected) -> {
      try {
        // An error may come behind rows.
        backend.query(TSql.describe(query), row -> true);
        return rows;
      } catch (SQLException e) {
        if (SqlServerErrors.connectionLost(e)) {
          throw e;
        }
        rejected.accept(String.valueOf(e.getMessage()));
        return -1;
      }
    };
  }
}
