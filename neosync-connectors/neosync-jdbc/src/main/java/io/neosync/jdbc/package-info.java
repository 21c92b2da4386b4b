/**
 * What the SQL engines share: getting connections ({@link io.neosync.jdbc.Connections}), having one
 * for a while ({@link io.neosync.jdbc.Lease}) and reading from it ({@link
 * io.neosync.jdbc.RowStream}, {@link io.neosync.jdbc.BatchReader}), taking conditions apart at
 * their placeholders ({@link io.neosync.jdbc.ConditionSyntax}), and rendering names and values
 * ({@link io.neosync.jdbc.Names}, {@link io.neosync.jdbc.SqlRenderer}); {@code
 * io.neosync.jdbc.subset} renders subsets. For connectors, not for applications.
 */
@NullMarked
package io.neosync.jdbc;

import org.jspecify.annotations.NullMarked;
