package io.neosync.spi;

import io.neosync.schema.Catalog;
import io.neosync.schema.Key;

/**
 * An opened endpoint. Used by one thread at a time, but for {@link #cancel()} and {@link #abort()},
 * which other threads call.
 */
public interface Session extends AutoCloseable {

  DatabaseIdentity identity() throws Exception;

  /** The base tables of the endpoint's schemas. Views and temporary tables are not among them. */
  Catalog catalog() throws Exception;

  /**
   * Which rows a task's table holds, by an integer key of the destination's table: in order. At the
   * source only rows that pass the task's filter count. May be called while nothing else is read or
   * written in this session.
   */
  Reader<KeyBits> keys(TableTask task, Key key) throws Exception;

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
