/**
 * SQL Server as source and destination. Enter at {@link io.neosync.sqlserver.SqlServer}; everything
 * else is package-private.
 *
 * <p>A session has one {@code Backend}, a connection whose settings are ours while we have it.
 * {@code CatalogReader} reads what tables look like, {@code SqlServerType} and {@code
 * Assignability} judge which values fit, {@code SourceSql} renders what is read. On the way in,
 * {@code Surroundings} reads what stands around the tables, {@code LoadScript} decides what happens
 * around the rows, and {@code SqlServerLoad} does it; {@code BulkRows} are what the driver's bulk
 * copy reads. All statements are made in {@code TSql}.
 */
@NullMarked
package io.neosync.sqlserver;

import org.jspecify.annotations.NullMarked;
