/**
 * Assertions on the tables of a database. Enter at {@link io.neosync.junit.tables.Tables}.
 *
 * <p>{@code TableReader} reads rows through JDBC, {@code Comparison} tells whether a value that
 * people wrote and one that a database holds are the same, {@code RowMatching} pairs the rows that
 * differ, and {@code Difference} shows them.
 */
@NullMarked
package io.neosync.junit.tables;

import org.jspecify.annotations.NullMarked;
