package io.neosync;

/**
 * What a sync may ask of its destination beyond storing rows. Which engine supports which option is
 * declared by the engine's {@link Capabilities} and checked by {@link SyncBuilder#build()}.
 */
public enum DestinationOption {
  /** Empty each synced table before its rows arrive, and restart its identities. */
  TRUNCATE_BEFORE_INSERT,
  /** Create the tables that are missing, with all their constraints and what they need. */
  INIT_TABLE_SCHEMA,
  /** Leave out a row that meets an existing row on a primary or unique key. */
  ON_CONFLICT_DO_NOTHING,
  /** Leave out rows whose foreign keys point nowhere, and those that depend on such rows. */
  SKIP_FOREIGN_KEY_VIOLATIONS,
  /** Like {@link #TRUNCATE_BEFORE_INSERT}, and empty the tables that reference the synced ones. */
  TRUNCATE_CASCADE
}
