package io.neosync;

import static io.neosync.DestinationOption.INIT_TABLE_SCHEMA;
import static io.neosync.DestinationOption.ON_CONFLICT_DO_NOTHING;
import static io.neosync.DestinationOption.SKIP_FOREIGN_KEY_VIOLATIONS;
import static io.neosync.DestinationOption.TRUNCATE_BEFORE_INSERT;
import static io.neosync.DestinationOption.TRUNCATE_CASCADE;

import io.neosync.internal.ColumnTypeName;
import io.neosync.internal.SubsetSettings.VirtualKey;
import io.neosync.internal.SyncSettings;
import io.neosync.internal.TableName;
import io.neosync.spi.LoadRequest.Emptying;
import io.neosync.spi.LoadRequest.OnConflict;
import io.neosync.spi.LoadRequest.OnViolation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of a sync, in any order, all of them optional. Not thread-safe; {@link #build()} may
 * be called several times and gives independent values.
 */
public final class SyncBuilder {

  private final Source source;
  private final Destination destination;
  private final Set<DestinationOption> options = EnumSet.noneOf(DestinationOption.class);
  private final List<String> included = new ArrayList<>();
  private final List<String> excluded = new ArrayList<>();
  private final List<TableName> mapped = new ArrayList<>();
  private final List<ColumnTypeName> columnTypes = new ArrayList<>();
  private final SubsetOptions subset;
  private final List<SyncListener> listeners = new ArrayList<>();
  private boolean append;

  SyncBuilder(Source source, Destination destination) {
    this.source = Objects.requireNonNull(source, "source");
    this.destination = Objects.requireNonNull(destination, "destination");
    this.subset = new SubsetOptions(source);
  }

  /**
   * Syncs only these tables; without a call, all base tables of the source's schemas. Several calls
   * add up.
   *
   * @param patterns names of source tables, {@code users} or {@code sales.orders}; {@code *} stands
   *     for any characters, {@code ?} for one; without a schema, tables of all the source's schemas
   *     match. A pattern that matches nothing fails in {@link Sync#plan()}.
   */
  public SyncBuilder tables(String... patterns) {
    included.addAll(List.of(patterns));
    return this;
  }

  /** Leaves these tables out, also of those that {@link #tables} names; patterns as there. */
  public SyncBuilder exceptTables(String... patterns) {
    excluded.addAll(List.of(patterns));
    return this;
  }

  /**
   * Sends the rows of a table to one of another name; the others go to the tables of their own
   * names. It does not add the table to those that {@link #tables} names.
   *
   * @param table the name of a synced source table, with or without its schema. A name that no
   *     synced table has fails in {@link Sync#plan()}.
   * @param target the name of a table of the destination; without its schema, the table of that
   *     name in the schema that the rows would go to anyway, or else the only one of that name
   */
  public SyncBuilder mapTable(String table, String target) {
    mapped.add(
        new TableName(
            Objects.requireNonNull(table, "table"), Objects.requireNonNull(target, "target")));
    return this;
  }

  /**
   * Says that a column's values fit although its type holds fewer than the source's could be: each
   * is then stored exactly, or fails the run, where the plan would refuse the column. A date and
   * time without a zone counts as one of UTC there, and text is read as it would be written.
   *
   * @param table the name of a synced source table, with or without its schema
   * @param column of that table
   * @param type that the destination's column has, as the plan writes it; another one fails in
   *     {@link Sync#plan()}. A column that {@link #initTableSchema()} creates for a source of
   *     another engine is created of this type.
   */
  public SyncBuilder columnType(String table, String column, String type) {
    columnTypes.add(
        new ColumnTypeName(
            Objects.requireNonNull(table, "table"),
            Objects.requireNonNull(column, "column"),
            Objects.requireNonNull(type, "type")));
    return this;
  }

  /** Empties each synced table before its rows arrive, and restarts its identities. */
  public SyncBuilder truncateBeforeInsert() {
    options.add(TRUNCATE_BEFORE_INSERT);
    return this;
  }

  /**
   * Empties the synced tables and every table that references one of them, directly or not, before
   * the rows arrive. The plan names the tables that are emptied without being synced.
   */
  public SyncBuilder truncateCascade() {
    options.add(TRUNCATE_CASCADE);
    return this;
  }

  /**
   * Creates the tables that the destination lacks, and whatever they need to stand and behave the
   * same: types, sequences, constraints, indexes, triggers and the functions behind them. From
   * another engine come columns, with the narrowest types that hold all values, NOT NULL, keys,
   * foreign keys and generated keys; the plan's notes say what does not. The schemas must exist.
   * What exists is left as it is; where it differs in a way that matters to the sync, the plan's
   * notes say so.
   */
  public SyncBuilder initTableSchema() {
    options.add(INIT_TABLE_SCHEMA);
    return this;
  }

  /**
   * Leaves out a row that meets an existing row on any primary key, unique or exclusion constraint
   * or unique index, also when that row came earlier in the same run; the existing row stays as it
   * is. Every other error is still an error. Nothing is emptied unless a truncation is asked for as
   * well.
   *
   * <p>Where the key allows it, both databases are asked which keys they hold, and only missing
   * rows are read: repeating a sync costs little.
   */
  public SyncBuilder onConflictDoNothing() {
    options.add(ON_CONFLICT_DO_NOTHING);
    return this;
  }

  /**
   * Leaves out rows whose foreign keys point nowhere, and the rows that depend on those; counted in
   * the report by table and constraint. Rows that the destination held before count as parents and
   * are never removed. A row that conflicts (see {@link #onConflictDoNothing()}) is left out first.
   * Every other error is still an error.
   */
  public SyncBuilder skipForeignKeyViolations() {
    options.add(SKIP_FOREIGN_KEY_VIOLATIONS);
    return this;
  }

  /**
   * Adds rows to what is there: nothing is emptied unless a truncation is asked for as well, and a
   * row whose key exists is an error.
   */
  public SyncBuilder append() {
    append = true;
    return this;
  }

  /**
   * Syncs only the rows of a table for which a condition is true. Several calls for one table are
   * combined by AND.
   *
   * @param table the name of a synced source table, with or without its schema
   * @param condition in the source's own query language, trusted like code; {@code ?} stands for a
   *     value, {@code ??} for a question mark. It calls the table's columns by their names, alone
   *     or behind the table's name, and should give the same answer however often it is asked:
   *     {@code random()} does not.
   * @param values one for each {@code ?}, in order; {@code null} among them is NULL. They are data
   *     whatever they contain.
   */
  public SyncBuilder subset(String table, String condition, @Nullable Object @Nullable ... values) {
    return subset(Subset.of(table).where(condition, values));
  }

  /** Syncs only these rows of a table; several subsets of one table are combined by AND. */
  public SyncBuilder subset(Subset rows) {
    subset.add(Objects.requireNonNull(rows, "rows"));
    return this;
  }

  /**
   * Lets conditions follow foreign keys: a row is left out only if it fails its table's own
   * condition or references a row that is left out.
   *
   * <p>A reference with a NULL in it references nothing, and so does one that points at no row. All
   * foreign keys between synced tables count, virtual ones too; a reference to a table that is not
   * synced restricts nothing. Rows that reference each other in a circle stay, unless one of them
   * is left out for another reason. Without this option each condition filters its own table alone.
   */
  public SyncBuilder subsetByForeignKeys() {
    subset.followForeignKeys();
    return this;
  }

  /**
   * Lets tables that restricted tables reference keep only the rows that some synced row
   * references, and so on from table to table.
   *
   * <p>This goes for tables that have no condition of their own and, with {@link
   * #subsetByForeignKeys()}, that do not reference a table with a condition, directly or not: there
   * the foreign keys have decided already. Other tables that reference such a parent then follow
   * it, with that option; without, all their rows are synced and keep what they reference. Tables
   * that no foreign key connects to a condition stay whole.
   */
  public SyncBuilder onlyReferencedRows() {
    subset.keepOnlyReferencedRows();
    return this;
  }

  /**
   * Begins a foreign key that the source does not declare, for {@link #subsetByForeignKeys()} and
   * {@link #onlyReferencedRows()} to follow. A value without counterpart is allowed and references
   * nothing; a value with several references them all.
   *
   * @param table the name of the referencing table, with or without its schema
   * @param columns of that table
   */
  public VirtualForeignKey virtualForeignKey(String table, String... columns) {
    List<String> from = List.of(columns);
    return new VirtualForeignKey(
        (referenced, to) -> {
          subset.add(new VirtualKey(table, from, referenced, to));
          return this;
        });
  }

  /** Lets {@code listener} hear what each run does; several calls add listeners. */
  public SyncBuilder listener(SyncListener listener) {
    listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Checks the options and freezes them. No I/O.
   *
   * @throws UnsupportedOptionException if the destination does not support some of the options; it
   *     names all of them
   * @throws InvalidSyncException if a subset has too few or too many values, or values that cannot
   *     be expressed; or if the destination needs a library that is missing
   */
  public Sync build() {
    Capabilities capabilities = destination.capabilities();
    Set<DestinationOption> unsupported = EnumSet.copyOf(options);
    unsupported.removeAll(capabilities.supported());
    if (!unsupported.isEmpty()) {
      throw new UnsupportedOptionException(capabilities, unsupported);
    }
    Optional<String> obstacle = destination.obstacle();
    if (obstacle.isPresent()) {
      throw new InvalidSyncException(obstacle.get());
    }
    return new Sync(
        new SyncSettings(
            source,
            destination,
            List.copyOf(included),
            List.copyOf(excluded),
            List.copyOf(mapped),
            List.copyOf(columnTypes),
            emptying(capabilities),
            options.contains(INIT_TABLE_SCHEMA),
            onConflict(capabilities),
            options.contains(SKIP_FOREIGN_KEY_VIOLATIONS) ? OnViolation.SKIP : OnViolation.FAIL,
            subset.settings(),
            List.copyOf(listeners)));
  }

  /** A destination that cannot be emptied takes the rows of a full refresh in place of its own. */
  private OnConflict onConflict(Capabilities capabilities) {
    if (options.contains(ON_CONFLICT_DO_NOTHING)) {
      return OnConflict.DO_NOTHING;
    }
    return append || capabilities.supports(TRUNCATE_BEFORE_INSERT)
        ? OnConflict.FAIL
        : OnConflict.REPLACE;
  }

  private Emptying emptying(Capabilities capabilities) {
    if (options.contains(TRUNCATE_CASCADE)) {
      return Emptying.CASCADE;
    }
    boolean incremental = append || options.contains(ON_CONFLICT_DO_NOTHING);
    boolean fullRefresh = !incremental && capabilities.supports(TRUNCATE_BEFORE_INSERT);
    return fullRefresh || options.contains(TRUNCATE_BEFORE_INSERT)
        ? Emptying.SYNCED_TABLES
        : Emptying.NONE;
  }
}
