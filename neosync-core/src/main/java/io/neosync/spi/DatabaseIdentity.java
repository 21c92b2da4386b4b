package io.neosync.spi;

import java.util.Objects;
import java.util.Set;

/**
 * Tells databases apart, so that nobody syncs one onto itself.
 *
 * @param database the same for two sessions exactly when they are in the same running database
 * @param schemas the namespaces that the endpoint covers
 * @param unit what source and destination may not have in common
 */
public record DatabaseIdentity(String database, Set<String> schemas, Unit unit) {

  /** What is loaded as one, so that it cannot be read at the same time. */
  public enum Unit {
    /** A namespace of a database: its tables depend on each other, and a load locks them. */
    SCHEMA,
    /** A table: each stands alone, so that one may go to another of the same database. */
    TABLE
  }

  public DatabaseIdentity {
    schemas = Set.copyOf(schemas);
    Objects.requireNonNull(unit, "unit");
  }

  /** Of a database whose schemas are loaded as one. */
  public DatabaseIdentity(String database, Set<String> schemas) {
    this(database, schemas, Unit.SCHEMA);
  }
}
