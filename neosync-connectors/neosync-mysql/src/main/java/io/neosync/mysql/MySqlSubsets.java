package io.neosync.mysql;

import io.neosync.jdbc.subset.Explain;
import io.neosync.jdbc.subset.KeyComparison;
import io.neosync.jdbc.subset.KeyRecursion;
import io.neosync.jdbc.subset.RowPlace;
import io.neosync.jdbc.subset.SubsetDialect;
import io.neosync.jdbc.subset.SubsetQueries;
import io.neosync.schema.TableRef;
import io.neosync.spi.RowSubset;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What is MySQL's own in queries for subsets. */
final class MySqlSubsets {

  /**
   * MariaDB's planning of a recursive query doubles with every SELECT that mentions it: 6 take no
   * time, 10 most of a second (measured). MySQL's does not.
   */
  private static final int QUICK = 6;

  /** Other types have collations, lengths and labels, which a common column might not keep. */
  private static final Pattern INTEGER = Pattern.compile("(tiny|small|medium|big)?int\\b");

  private MySqlSubsets() {}

  static SubsetQueries queries(RowSubset subset, Map<TableRef, Relation> relations, Server server) {
    SubsetDialect dialect =
        new SubsetDialect(
            MySqlSql.RENDERER,
            MySqlSql::name,
            table -> places(Objects.requireNonNull(relations.get(table))),
            KeyComparison.byEquality(),
            new KeyRecursion("STRAIGHT_JOIN", server.mariaDb() ? QUICK : Integer.MAX_VALUE));
    return new SubsetQueries(
        subset, CatalogReader.catalog(relations), dialect, MySqlLiterals::inlined);
  }

  /** A row is found again by its primary key, or by another that is never NULL. */
  private static List<RowPlace> places(Relation relation) {
    List<RowPlace> places = new ArrayList<>();
    relation
        .identity(relation.table().columns().stream().map(column -> column.name()).toList())
        .ifPresent(
            key ->
                key.columns()
                    .forEach(
                        column ->
                            places.add(
                                new RowPlace(
                                    MySqlSql.name(column),
                                    MySqlSql.name("neosync_place_" + places.size()),
                                    type(relation, column)))));
    return places;
  }

  private static String type(Relation relation, String column) {
    String type = relation.table().column(column).map(each -> each.type().name()).orElse("");
    return INTEGER.matcher(type).lookingAt() ? type : relation.table().ref() + "." + column;
  }

  static Explain explain(Backend backend) {
    return (query, rejected) -> {
      try {
        return backend.explain(query);
      } catch (SQLException e) {
        if (MySqlErrors.connectionLost(e)) {
          throw e;
        }
        rejected.accept(String.valueOf(e.getMessage()));
        return -1;
      }
    };
  }
}
