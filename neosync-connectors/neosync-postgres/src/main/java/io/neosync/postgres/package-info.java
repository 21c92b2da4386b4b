/**
 * PostgreSQL as source and destination. Enter at {@link io.neosync.postgres.Postgres}; everything
 * else is package-private.
 *
 * <p>A session is one or more {@code Backend}s, connections in a transaction. {@code CatalogReader}
 * reads what tables look like, {@code PgType} and {@code Assignability} judge which values fit,
 * {@code CopyFormats} how they travel, {@code SourceSql} renders what is read. On the way in,
 * {@code Surroundings} reads what stands around the tables (keys, indexes, triggers, sequences),
 * {@code LoadStrategy} decides what of it to set aside, {@code LoadScript} says it in SQL, and
 * {@code PgLoad} does it.
 */
@NullMarked
package io.neosync.postgres;

import org.jspecify.annotations.NullMarked;
