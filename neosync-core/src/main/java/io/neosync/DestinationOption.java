package io.neosync;

/**
 * What a sync may ask of its destination beyond storing rows. Which engine supports which option is
 * declared by the engine's {@link Capabilities} and checked by {@link SyncBuilder#build()}.
 */
public enum DestinationOption {
  /** Empty each synced table before its rows arrive, and restart its identities. */
  TRUNCATE_BEFORE_INSERT,
  /** The same, and empty the tables that reference the synced ones. */
  TRUNCATE_CASCADE
}
