package io.neosync.mysql;

import io.neosync.schema.TableRef;
import io.neosync.spi.Load;
import io.neosync.spi.LoadRequest.OnConflict;
import io.neosync.spi.TableTask;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A temporary table beside a table. It ends up with exactly the rows that go into the table, and
 * stays to tell them from the others until the foreign keys have been checked.
 */
final class Staging {

  /** Numbers the rows as they came; longer than any name that people choose. */
  static final String NUMBER = MySqlSql.name("neosync's number of the row, as it came");

  /** Variables hide columns of their names, so that theirs are as long. */
  private static final String NEXT = MySqlSql.name("neosync's number of the row that comes next");

  private static final String LAST = MySqlSql.name("neosync's number of the row that comes last");

  private final Backend backend;
  private final Relation relation;
  private final String name;
  private final List<String> arriving;
  private final List<String> columns;
  private final Way way;

  /**
   * @param number tells apart the staging tables of one session
   */
  Staging(Backend backend, TableTask task, Relation relation, Way way, int number)
      throws SQLException {
    this.backend = backend;
    this.relation = relation;
    this.way = way;
    this.arriving = task.columns().stream().map(each -> each.destination().name()).toList();
    this.name = MySqlSql.name(new TableRef(relation.ref().schema(), "neosync_stage_" + number));
    ComputedColumns computed = ComputedColumns.of(backend, relation, arriving);
    List<String> all = new ArrayList<>(arriving);
    all.addAll(computed.names());
    this.columns = List.copyOf(all);
    String counter = NUMBER + " BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY";
    backend.createTemporaryTable(
        name,
        computed.names().isEmpty()
            ? "(%s) ENGINE = InnoDB AS SELECT %s FROM %s WHERE FALSE"
                .formatted(counter, MySqlSql.names(arriving), relation.name())
            : computed.definition(counter));
  }

  /** The quoted name. */
  String name() {
    return name;
  }

  /** Those that arrive, and those that keep rows apart and are computed from them. */
  List<String> columns() {
    return columns;
  }

  /** Moves the rows that may go into the table, in the order in which they came. */
  long settle(OnConflict onConflict, Load.Observer observer) throws SQLException {
    if (onConflict == OnConflict.DO_NOTHING) {
      Twins twins = new Twins(backend, relation, this, observer);
      for (UniqueKey key : relation.uniqueKeys()) {
        removeExisting(key, observer);
      }
      twins.remove(way.unproven());
    }
    if (way.changing().isEmpty() || arriving.isEmpty()) {
      return insert();
    }
    TriggerChanges changes =
        TriggerChanges.expect(backend, relation, name, arriving, way.changing());
    long number = insert();
    observer.step("comparing the rows of " + relation.ref() + " with what arrived");
    changes.undo();
    return number;
  }

  private long insert() throws SQLException {
    String names = MySqlSql.names(arriving);
    String copy =
        "INSERT INTO %s (%s) SELECT %s FROM %s".formatted(relation.name(), names, names, name);
    if (backend.server().mariaDb() && !way.changing().isEmpty() && !relation.transactional()) {
      return insertOneByOne(copy);
    }
    try {
      return backend.update(copy + " ORDER BY " + NUMBER);
    } catch (SQLException e) {
      if (!backend.server().mariaDb() || e.getErrorCode() != MySqlErrors.NULL_REFUSED) {
        throw e;
      }
      return insertOneByOne(copy);
    }
  }

  /**
   * MariaDB, as of 11.4.5, takes the NOT NULL columns of an INSERT … SELECT for NULL from the
   * second row on, if the table has a BEFORE INSERT trigger.
   */
  private long insertOneByOne(String copy) throws SQLException {
    long rows = backend.query("SELECT COUNT(*) FROM " + name, row -> row.getLong(1)).get(0);
    backend.execute(
        """
        BEGIN NOT ATOMIC
          DECLARE %1$s BIGINT DEFAULT (SELECT MIN(%2$s) FROM %3$s);
          DECLARE %4$s BIGINT DEFAULT (SELECT MAX(%2$s) FROM %3$s);
          WHILE %1$s <= %4$s DO
            %5$s WHERE %2$s = %1$s;
            SET %1$s = %1$s + 1;
          END WHILE;
        END\
        """
            .formatted(NEXT, NUMBER, name, LAST, copy));
    return rows;
  }

  /** Removes rows that meet an existing one on this key. NULL meets nothing. */
  private void removeExisting(UniqueKey key, Load.Observer observer) throws SQLException {
    if (!columns.containsAll(key.columns())) {
      return; // a default is given to each row; should rows meet there, the run fails
    }
    remove(
        // The server knows nothing of a table that was just filled, and would start at the other.
        "%s AS s STRAIGHT_JOIN %s AS t%s ON %s"
            .formatted(
                name,
                relation.name(),
                key.plain() ? " FORCE INDEX (" + MySqlSql.name(key.name()) + ")" : "",
                match("s", "t", key)),
        Optional.empty(),
        observer);
  }

  /** That two rows meet on a key, as its index compares: by collation, and prefixes. */
  static String match(String alias, String other, UniqueKey key) {
    return key.parts().stream()
        .map(part -> part.value(alias) + " = " + part.value(other))
        .collect(Collectors.joining(" AND "));
  }

  /**
   * Removes staged rows, and tells of them.
   *
   * @param from joins with the staging table as {@code s}
   */
  long remove(String from, Optional<String> where, Load.Observer observer) throws SQLException {
    String condition = where.map(each -> " WHERE " + each).orElse("");
    SkippedKeys keys = SkippedKeys.of(relation, columns, observer);
    keys.tell(backend, "s", from + condition, Optional.empty());
    return backend.update("DELETE s FROM " + from + condition);
  }
}
