package io.neosync.mysql;

import io.neosync.schema.TableRef;
import io.neosync.spi.Load;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Staged rows that meet each other on a key: the first that came stays. A row may be the first on
 * one key and meet an earlier one on another, so that it is removed and makes room; so rows fall
 * only before rows that are first everywhere, over and over until none meet.
 */
final class Twins {

  private final Backend backend;
  private final Relation relation;
  private final Staging staging;
  private final Load.Observer observer;
  private final String losers;

  Twins(Backend backend, Relation relation, Staging staging, Load.Observer observer) {
    this.backend = backend;
    this.relation = relation;
    this.staging = staging;
    this.observer = observer;
    this.losers = table("neosync_losers");
  }

  private String table(String name) {
    return MySqlSql.name(new TableRef(relation.ref().schema(), name));
  }

  void remove(List<UniqueKey> keys) throws SQLException {
    List<UniqueKey> arriving =
        keys.stream().filter(key -> staging.columns().containsAll(key.columns())).toList();
    boolean more = !arriving.isEmpty();
    while (more) {
      List<String> pairs = new ArrayList<>();
      for (UniqueKey key : arriving) {
        pairs.add(pairs(key, pairs.size()));
      }
      more = removeBehindFirst(pairs) && arriving.size() > 1;
      for (String each : pairs) {
        backend.dropTemporaryTable(each);
      }
    }
  }

  /** Each row that meets an earlier one on this key, with the first of those. */
  private String pairs(UniqueKey key, int number) throws SQLException {
    String table = table("neosync_twins_" + number);
    List<String> values = key.parts().stream().map(part -> part.value("s")).toList();
    backend.createTemporaryTable(
        table,
        """
        (number BIGINT NOT NULL PRIMARY KEY, first BIGINT NOT NULL) ENGINE = InnoDB AS
        SELECT number, first FROM (
          SELECT s.%1$s AS number, MIN(s.%1$s) OVER (PARTITION BY %2$s) AS first FROM %3$s AS s
          WHERE %4$s) AS met
        WHERE number > first\
        """
            .formatted(
                Staging.NUMBER,
                String.join(", ", values),
                staging.name(),
                values.stream()
                    .map(value -> value + " IS NOT NULL")
                    .collect(Collectors.joining(" AND "))));
    return table;
  }

  private boolean removeBehindFirst(List<String> pairs) throws SQLException {
    backend.createTemporaryTable(losers, "(number BIGINT NOT NULL PRIMARY KEY) ENGINE = InnoDB");
    for (String each : pairs) {
      // IGNORE for those that another key has brought: nothing else can go wrong with a number.
      backend.execute("INSERT IGNORE INTO %s SELECT number FROM %s".formatted(losers, each));
    }
    long removed = 0;
    for (String each : pairs) {
      removed +=
          staging.remove(
              "%s AS g STRAIGHT_JOIN %s AS s ON s.%s = g.number LEFT JOIN %s AS l ON l.number = g.first"
                  .formatted(each, staging.name(), Staging.NUMBER, losers),
              Optional.of("l.number IS NULL"),
              observer);
    }
    backend.dropTemporaryTable(losers);
    return removed > 0;
  }
}
