package io.neosync.spi;

import java.util.Set;

/**
 * Tells databases apart, so that nobody syncs one onto itself.
 *
 * @param database the same for two sessions exactly when they are in the same running database
 * @param schemas the namespaces that the endpoint covers
 */
public record DatabaseIdentity(String database, Set<String> schemas) {

  public DatabaseIdentity {
    schemas = Set.copyOf(schemas);
  }
}
