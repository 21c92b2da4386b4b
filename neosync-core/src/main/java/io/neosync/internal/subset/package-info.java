/**
 * From conditions and foreign keys to which rows stay: whole tables as plain values in, a {@link
 * io.neosync.spi.RowSubset} out. Enter at {@link io.neosync.internal.subset.SubsetPlan}. Knows no
 * engine, reads nothing, and never sees a row.
 */
@NullMarked
package io.neosync.internal.subset;

import org.jspecify.annotations.NullMarked;
