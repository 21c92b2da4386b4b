/**
 * What a run may leave behind by mistake, on a PostgreSQL server and in this JVM.
 *
 * <p>Enter at {@link io.neosync.contract.postgres.leak.Leftovers}.
 */
@NullMarked
package io.neosync.contract.postgres.leak;

import org.jspecify.annotations.NullMarked;
