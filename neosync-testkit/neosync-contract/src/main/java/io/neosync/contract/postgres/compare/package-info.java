/**
 * What two PostgreSQL databases have alike, told apart by a reader of catalogs and one of rows.
 *
 * <p>{@link io.neosync.contract.postgres.compare.CatalogDump} for definitions, {@link
 * io.neosync.contract.postgres.compare.SequenceValues} for where sequences stand, {@link
 * io.neosync.contract.postgres.compare.TableContents} for rows. Each is a value, taken once, and
 * compared with another by {@code differences}: empty where both are the same, else lines that name
 * what differs.
 */
@NullMarked
package io.neosync.contract.postgres.compare;

import org.jspecify.annotations.NullMarked;
