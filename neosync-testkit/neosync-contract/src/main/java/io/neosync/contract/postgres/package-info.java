/**
 * Real PostgreSQL servers and throw-away databases for tests.
 *
 * <p>Enter at {@link io.neosync.contract.postgres.PostgresServer}. Comparing databases belongs to
 * {@code compare}, finding what a run left behind to {@code leak}.
 */
@NullMarked
package io.neosync.contract.postgres;

import org.jspecify.annotations.NullMarked;
