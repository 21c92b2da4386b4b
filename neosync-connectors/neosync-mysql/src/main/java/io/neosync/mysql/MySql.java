package io.neosync.mysql;

import static io.neosync.DestinationOption.INIT_TABLE_SCHEMA;
import static io.neosync.DestinationOption.ON_CONFLICT_DO_NOTHING;
import static io.neosync.DestinationOption.SKIP_FOREIGN_KEY_VIOLATIONS;
import static io.neosync.DestinationOption.TRUNCATE_BEFORE_INSERT;

import io.neosync.Capabilities;
import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.jdbc.ConditionSyntax;
import io.neosync.jdbc.ConditionSyntax.Feature;
import io.neosync.jdbc.Connections;
import io.neosync.spi.Baseline;
import io.neosync.spi.Condition;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Restorable;
import io.neosync.spi.SourceSession;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database of MySQL 8 or MariaDB 10.6, or later, as source or destination; which of the two it
 * is, the server says. Immutable and thread-safe.
 *
 * <p>Read are the base tables of the chosen databases: not views, temporary or system-versioned
 * tables, nor sequences. Connections are those of MySQL Connector/J, for MariaDB too.
 *
 * <p>Conditions are read as the server reads them in its default modes: a backslash escapes in
 * strings, which stand in single or double quotes; names stand in backticks.
 *
 * <p>A load is one transaction, and undone as a whole when it fails, as long as tables are emptied
 * row by row. Tables with many rows are truncated instead, which MySQL cannot undo: a run that
 * fails then leaves them empty. Tables that were missing are created before the transaction, and
 * dropped again when the run fails. The plan and the report say what holds.
 */
public final class MySql implements Source, Destination, Restorable {

  static final String ENGINE = "MySQL";

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
          ENGINE,
          TRUNCATE_BEFORE_INSERT,
          INIT_TABLE_SCHEMA,
          ON_CONFLICT_DO_NOTHING,
          SKIP_FOREIGN_KEY_VIOLATIONS);

  private static final ConditionSyntax CONDITIONS =
      ConditionSyntax.of(
          Feature.BACKSLASH_ESCAPES,
          Feature.BACKTICK_NAMES,
          Feature.HASH_COMMENTS,
          Feature.DOUBLE_QUOTED_STRINGS,
          Feature.SPACE_AFTER_DASHES);

  /**
   * The server may only ask for files in a folder that does not exist: what it is sent, comes from
   * streams. With the time limit, in milliseconds, connecting can be interrupted.
   */
  private static final Map<String, String> DRIVER_PROPERTIES =
      Map.of(
          "allowLoadLocalInfileInPath", "/neosync/streams/only",
          "netTimeoutForStreamingResults", "0",
          "connectTimeout", "30000");

  /** With one more that locks, no more connections than a pool of ours has. */
  private static final int MOST_READERS = 8;

  private final Connections.Provider connections;
  private final String place;
  private final List<String> schemas;
  private final int readers;
  private final Thresholds thresholds;

  private MySql(
      Connections.Provider connections,
      String place,
      List<String> schemas,
      int readers,
      Thresholds thresholds) {
    this.connections = connections;
    this.place = place;
    this.schemas = schemas;
    this.readers = readers;
    this.thresholds = thresholds;
  }

  /**
   * The database at this URL. A pool of connections is opened by each run or plan and closed after
   * it.
   *
   * @param jdbcUrl as MySQL Connector/J takes it: {@code jdbc:mysql://host:3306/name}
   * @throws IllegalArgumentException if the URL holds a password or is of another kind
   */
  public static MySql at(String jdbcUrl, String user, String password) {
    return new MySql(
        Connections.pooled(jdbcUrl, user, password, DRIVER_PROPERTIES),
        Places.of(jdbcUrl),
        List.of(),
        1,
        Thresholds.MEASURED);
  }

  /**
   * The database that this data source connects to. It is the caller's and never closed here;
   * connections are returned as they were taken. A source takes one connection, or as many as
   * {@link #readers} says, a destination one. LOAD DATA, which is several times faster than INSERT,
   * needs the driver's property {@code allowLoadLocalInfile} or {@code allowLoadLocalInfileInPath},
   * whatever the path.
   */
  public static MySql at(DataSource dataSource) {
    Objects.requireNonNull(dataSource, "dataSource");
    return new MySql(Connections.borrowed(dataSource), "", List.of(), 1, Thresholds.MEASURED);
  }

  /**
   * The same server with these databases, which MySQL calls schemas too; by default it is the
   * connection's current one. Where source and destination have one each, tables go from the one to
   * the other, whatever the names; otherwise a table goes to the database of the same name.
   */
  public MySql schemas(String... names) {
    return new MySql(connections, place, List.of(names), readers, thresholds);
  }

  /**
   * The same database, read by so many connections at once; by default by one. It concerns sources
   * only, and tables with many rows whose primary key begins with a whole number, on their way to
   * other engines: MySQL takes rows best in the order of their keys, and more slowly than one
   * connection reads. What several connections read comes in no order.
   *
   * <p>All of them see one snapshot. For that, each plan and each run locks the tables of the
   * databases when it begins ({@code LOCK TABLES … READ}), for the moment in which the transactions
   * begin; the user needs SELECT and LOCK TABLES on all of them. Who only reads neither waits nor
   * is waited for. Where somebody writes to one of the tables without a pause, the lock is given up
   * after a second or so, in which those who write to the others may have to wait. Then, or where
   * the lock is refused, one connection reads. The plan and the report say how many read, and why.
   *
   * @param number from 1 to 8; a data source must have as many connections to spare, and one more
   *     when a plan or run begins, or fewer read
   * @throws IllegalArgumentException if {@code number} is another
   */
  public MySql readers(int number) {
    if (number < 1 || number > MOST_READERS) {
      throw new IllegalArgumentException(
          "readers(" + number + "): from 1 to " + MOST_READERS + " connections can read");
    }
    return new MySql(connections, place, schemas, number, thresholds);
  }

  /** The same database with other thresholds, for tests. */
  MySql thresholds(Thresholds others) {
    return new MySql(connections, place, schemas, readers, others);
  }

  @Override
  public String engine() {
    return ENGINE;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Condition condition(String text, List<@Nullable Object> values) {
    Condition condition = CONDITIONS.parse(text, values);
    values.forEach(MySqlLiterals::of);
    return condition;
  }

  @Override
  public SourceSession openSource() throws Exception {
    return MySqlSourceSession.open(connections, schemas, readers, thresholds);
  }

  @Override
  public DestinationSession openDestination() throws Exception {
    return MySqlDestinationSession.open(connections, schemas, thresholds);
  }

  Connections open(String role) throws SQLException {
    return connections.open(role);
  }

  /**
   * Remembers what all tables of the databases hold, for tests. The user needs SELECT, INSERT and
   * DELETE on them, and ALTER where a table has an AUTO_INCREMENT column. Rows are put back in one
   * transaction, but for tables of storage engines without any; counters after it.
   */
  @Override
  public Baseline remember() throws Exception {
    return MySqlBaseline.read(connections, schemas);
  }

  /** The engine and, where a URL told it, host and database; no user, no password. */
  @Override
  public String toString() {
    String name = place.isEmpty() ? ENGINE : ENGINE + " " + place;
    return schemas.isEmpty() ? name : name + " (" + String.join(", ", schemas) + ")";
  }
}
