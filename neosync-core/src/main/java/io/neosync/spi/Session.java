package io.neosync.spi;

import io.neosync.schema.Catalog;

/**
 * An opened endpoint. Used by one thread at a time, but for {@link #cancel()} and {@link #abort()},
 * which other threads call.
 */
public interface Session extends AutoCloseable {

  DatabaseIdentity identity() throws Exception;

  /** The base tables of the endpoint's schemas. Views and temporary tables are not among them. */
  Catalog catalog() throws Exception;

  /**
   * Makes the call that this session is in, if any, fail soon. May be called repeatedly and at any
   * time, also while or after the session is closed; never throws.
   */
  void cancel();

  /** Cuts the session's connections when {@link #cancel()} did not help. Never throws. */
  void abort();

  /** Undoes what was not finished, restores what was changed on borrowed connections, lets go. */
  @Override
  void close() throws Exception;
}
