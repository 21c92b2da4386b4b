/**
 * The MySQL connector, which serves MariaDB too. Enter at {@link io.neosync.mysql.MySql}.
 *
 * <p>A session has one {@code Backend}, a connection whose settings are ours while we have it, or a
 * source several that see one {@code Snapshot}. A source reads with {@code SourceSql}, a table that
 * {@code Division} divides by a {@code RangesReader}; a destination decides with {@code LoadScript}
 * and follows it with {@code MySqlLoad}. Values travel as the bytes that the server itself writes
 * ({@code LoadText}), so that nothing on their way can change them.
 */
@NullMarked
package io.neosync.mysql;

import org.jspecify.annotations.NullMarked;
