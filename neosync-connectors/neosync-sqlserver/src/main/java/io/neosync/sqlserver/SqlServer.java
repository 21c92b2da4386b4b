package io.neosync.sqlserver;

import static io.neosync.DestinationOption.SKIP_FOREIGN_KEY_VIOLATIONS;
import static io.neosync.DestinationOption.TRUNCATE_BEFORE_INSERT;

import io.neosync.Capabilities;
import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.jdbc.ConditionSyntax;
import io.neosync.jdbc.ConditionSyntax.Feature;
import io.neosync.jdbc.Connections;
import io.neosync.spi.Condition;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.SourceSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database of SQL Server 2016 or later, or of Azure SQL, as source or destination. Immutable and
 * thread-safe.
 *
 * <p>Read are the base tables of the chosen schemas: not views, history tables, external,
 * memory-optimized or graph tables. All tables are read as of one instant where the database allows
 * snapshot isolation ({@code ALTER DATABASE … SET ALLOW_SNAPSHOT_ISOLATION ON}); otherwise each
 * statement has an instant of its own where READ_COMMITTED_SNAPSHOT is on, and none where it is
 * off. Plan and report say which of them held.
 *
 * <p>Conditions are T-SQL; names stand in brackets or double quotes.
 *
 * <p>A load is one transaction, and undone as a whole when it fails. Foreign keys and triggers of
 * the loaded tables are disabled meanwhile, and end as they were: a foreign key that was trusted is
 * checked, and trusted again. Check constraints are never disabled.
 */
public final class SqlServer implements Source, Destination {

  static final String ENGINE = "SQL Server";

  private static final Capabilities CAPABILITIES =
      Capabilities.of(ENGINE, TRUNCATE_BEFORE_INSERT, SKIP_FOREIGN_KEY_VIOLATIONS);

  private static final ConditionSyntax CONDITIONS =
      ConditionSyntax.of(Feature.BRACKET_NAMES, Feature.NESTED_COMMENTS);

  /** With a time limit, in seconds, connecting can be interrupted. */
  private static final Map<String, String> DRIVER_PROPERTIES =
      Map.of("loginTimeout", "30", "applicationName", "neosync");

  private final Connections.Provider connections;
  private final String place;
  private final List<String> schemas;

  private SqlServer(Connections.Provider connections, String place, List<String> schemas) {
    this.connections = connections;
    this.place = place;
    this.schemas = schemas;
  }

  /**
   * The database at this URL. A pool of connections is opened by each run or plan and closed after
   * it.
   *
   * @param jdbcUrl as Microsoft's driver takes it: {@code
   *     jdbc:sqlserver://host:1433;databaseName=name}
   * @throws IllegalArgumentException if the URL holds a password or is of another kind
   */
  public static SqlServer at(String jdbcUrl, String user, String password) {
    return new SqlServer(
        Connections.pooled(jdbcUrl, user, password, DRIVER_PROPERTIES),
        Places.of(jdbcUrl),
        List.of());
  }

  /**
   * The database that this data source connects to. It is the caller's and never closed here;
   * connections are returned as they were taken. A source takes one connection, a destination one.
   */
  public static SqlServer at(DataSource dataSource) {
    Objects.requireNonNull(dataSource, "dataSource");
    return new SqlServer(Connections.borrowed(dataSource), "", List.of());
  }

  /**
   * The same database with these schemas; by default it is the user's default schema, {@code dbo}
   * mostly. Where source and destination have one each, tables go from the one to the other,
   * whatever the names; otherwise a table goes to the schema of the same name.
   */
  public SqlServer schemas(String... names) {
    return new SqlServer(connections, place, List.of(names));
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
    values.forEach(TSqlLiterals::of);
    return condition;
  }

  @Override
  public SourceSession openSource() throws Exception {
    return SqlServerSourceSession.open(connections, schemas);
  }

  @Override
  public DestinationSession openDestination() throws Exception {
    return SqlServerDestinationSession.open(connections, schemas);
  }

  /** The engine and, where a URL told it, host and database; no user, no password. */
  @Override
  public String toString() {
    String name = place.isEmpty() ? ENGINE : ENGINE + " " + place;
    return schemas.isEmpty() ? name : name + " (" + String.join(", ", schemas) + ")";
  }
}
