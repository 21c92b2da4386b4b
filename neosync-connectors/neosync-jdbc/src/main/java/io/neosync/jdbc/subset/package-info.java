/**
 * Queries for subsets, in the words of any SQL engine. A connector describes its engine with a
 * {@link io.neosync.jdbc.subset.SubsetDialect} and enters at {@link
 * io.neosync.jdbc.subset.SubsetQueries}; what the author of a sync wrote, the server judges through
 * {@link io.neosync.jdbc.subset.Explain}.
 *
 * <p>{@code SubsetSql} puts one definition for each restricted table into a WITH clause, {@code
 * FilterSql} renders the filter of one table, and {@link io.neosync.jdbc.subset.Fixpoints} those of
 * tables that reference each other. Nothing here writes to a database; an engine whose WITH clause
 * cannot recurse to a fixpoint fills a temporary table for each definition, as its own Fixpoints
 * say.
 */
@NullMarked
package io.neosync.jdbc.subset;

import org.jspecify.annotations.NullMarked;
