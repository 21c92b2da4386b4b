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

  /** The rows that share a key, by their first. */
  private record Group(UniqueKey key, String table) {}

  void remove(List<UniqueKey> keys) throws SQLException {
    List<UniqueKey> arriving =
        keys.stream().filter(key -> staging.columns().containsAll(key.columns())).toList();
    boolean more = !arriving.isEmpty();
    while (more) {
      List<Group> groups = new ArrayList<>();
      for (UniqueKey key : arriving) {
        groups.add(group(key, groups.size()));
      }
      more = removeBehindFirst(groups) && arriving.size() > 1;
      for (Group group : groups) {
        backend.dropTemporaryTable(group.table());
      }
    }
  }

  private Group group(UniqueKey key, int number) throws SQLException {
    String table = table("neosync_twins_" + number);
    List<String> values = new ArrayList<>();
    List<String> there = new ArrayList<>();
    for (int i = 0; i < key.parts().size(); i++) {
      String value = Staging.value("s", key.parts().get(i));
      values.add(value + " AS k" + i);
      there.add(value + " IS NOT NULL");
    }
    String parts =
        java.util.stream.IntStream.range(0, values.size())
            .mapToObj(i -> "k" + i)
            .collect(Collectors.joining(", "));
    backend.createTemporaryTable(
        table,
        "ENGINE = InnoDB AS SELECT %s, MIN(s.%s) AS first FROM %s AS s WHERE %s GROUP BY %s HAVING COUNT(*) > 1"
            .formatted(
                String.join(", ", values),
                Staging.NUMBER,
                staging.name(),
                String.join(" AND ", there),
                parts));
    return new Group(key, table);
  }

  /** The rows of a group but its first. */
  private String behind(Group group) {
    List<String> same = new ArrayList<>();
    for (int i = 0; i < group.key().parts().size(); i++) {
      same.add(Staging.value("s", group.key().parts().get(i)) + " = g.k" + i);
    }
    return "%s AS s JOIN %s AS g ON %s AND s.%s > g.first"
        .formatted(staging.name(), group.table(), String.join(" AND ", same), Staging.NUMBER);
  }

  private boolean removeBehindFirst(List<Group> groups) throws SQLException {
    backend.createTemporaryTable(losers, "(number BIGINT NOT NULL PRIMARY KEY) ENGINE = InnoDB");
    for (Group group : groups) {
      backend.execute(
          // IGNORE for those that another key has brought: nothing else can go wrong with a number.
          "INSERT IGNORE INTO %s SELECT s.%s FROM %s"
              .formatted(losers, Staging.NUMBER, behind(group)));
    }
    long removed = 0;
    for (Group group : groups) {
      removed +=
          staging.remove(
              behind(group) + " LEFT JOIN " + losers + " AS l ON l.number = g.first",
              Optional.of("l.number IS NULL"),
              observer);
    }
    backend.dropTemporaryTable(losers);
    return removed > 0;
  }
}
