/**
 * Tables of no engine, to show what a connector makes of other engines' rows. Enter at {@link
 * io.neosync.contract.rows.RowTables}.
 */
@NullMarked
package io.neosync.contract.rows;

import org.jspecify.annotations.NullMarked;
