/**
 * What every connector must pass, and the real engines to pass it on.
 *
 * <p>Each engine has a room of its own below this one; start at {@link
 * io.neosync.contract.postgres.PostgresServer}. Nothing in those rooms knows the library: they
 * speak plain JDBC, so that what they say about a run is an independent witness.
 */
@NullMarked
package io.neosync.contract;

import org.jspecify.annotations.NullMarked;
