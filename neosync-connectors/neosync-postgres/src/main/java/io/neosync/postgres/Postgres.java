package io.neosync.postgres;

import static io.neosync.DestinationOption.INIT_TABLE_SCHEMA;
import static io.neosync.DestinationOption.ON_CONFLICT_DO_NOTHING;
import static io.neosync.DestinationOption.SKIP_FOREIGN_KEY_VIOLATIONS;
import static io.neosync.DestinationOption.TRUNCATE_BEFORE_INSERT;
import static io.neosync.DestinationOption.TRUNCATE_CASCADE;

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
 * A PostgreSQL database, 12 or later, as source or destination. Immutable and thread-safe.
 *
 * <p>Read are the base tables of the chosen schemas: not views, foreign tables, temporary tables or
 * tables that belong to an extension. A partitioned table counts as one.
 */
public final class Postgres implements Source, Destination, Restorable {

  static final String ENGINE = "PostgreSQL";

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
          ENGINE,
          TRUNCATE_BEFORE_INSERT,
          INIT_TABLE_SCHEMA,
          ON_CONFLICT_DO_NOTHING,
          SKIP_FOREIGN_KEY_VIOLATIONS,
          TRUNCATE_CASCADE);

  private static final ConditionSyntax CONDITIONS =
      ConditionSyntax.of(Feature.DOLLAR_QUOTES, Feature.ESCAPE_STRINGS, Feature.NESTED_COMMENTS);

  /**
   * With a time limit, in seconds, the driver connects in such a way that it can be interrupted.
   */
  private static final Map<String, String> DRIVER_PROPERTIES = Map.of("loginTimeout", "30");

  private final Connections.Provider connections;
  private final String place;
  private final List<String> schemas;
  private final Thresholds thresholds;

  private Postgres(
      Connections.Provider connections, String place, List<String> schemas, Thresholds thresholds) {
    this.connections = connections;
    this.place = place;
    this.schemas = schemas;
    this.thresholds = thresholds;
  }

  /**
   * The database at this URL. A pool of connections is opened by each run or plan and closed after
   * it.
   *
   * @param jdbcUrl as PostgreSQL's JDBC driver takes it: {@code jdbc:postgresql://host:5432/name}
   * @throws IllegalArgumentException if a user stands before the host
   */
  public static Postgres at(String jdbcUrl, String user, String password) {
    return new Postgres(
        Connections.pooled(jdbcUrl, user, password, DRIVER_PROPERTIES),
        Places.of(jdbcUrl),
        List.of(),
        Thresholds.MEASURED);
  }

  /**
   * The database that this data source connects to. It is the caller's and never closed here;
   * connections are returned as they were taken. A source takes one connection, a destination one.
   */
  public static Postgres at(DataSource dataSource) {
    Objects.requireNonNull(dataSource, "dataSource");
    return new Postgres(Connections.borrowed(dataSource), "", List.of(), Thresholds.MEASURED);
  }

  /**
   * The same database with these schemas; by default it is the connection's current schema. Where
   * source and destination have one schema each, tables go from the one to the other, whatever the
   * names; otherwise a table goes to the schema of the same name.
   */
  public Postgres schemas(String... names) {
    return new Postgres(connections, place, List.of(names), thresholds);
  }

  /** The same database with other thresholds, for tests. */
  Postgres thresholds(Thresholds others) {
    return new Postgres(connections, place, schemas, others);
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
    values.forEach(PgLiterals::of);
    return condition;
  }

  @Override
  public SourceSession openSource() throws Exception {
    return PgSourceSession.open(connections, schemas);
  }

  @Override
  public DestinationSession openDestination() throws Exception {
    return PgDestinationSession.open(connections, schemas, thresholds);
  }

  Connections open(String role) throws SQLException {
    return connections.open(role);
  }

  @Override
  public Baseline remember() throws Exception {
    return PgBaseline.read(connections, schemas);
  }

  /** The engine and, where a URL told it, host and database; no user, no password. */
  @Override
  public String toString() {
    String name = place.isEmpty() ? ENGINE : ENGINE + " " + place;
    return schemas.isEmpty() ? name : name + " (" + String.join(", ", schemas) + ")";
  }
}
