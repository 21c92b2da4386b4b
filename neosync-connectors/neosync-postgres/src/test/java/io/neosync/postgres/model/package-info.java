/**
 * A slow and obviously right model of a sync, over random schemas and rows, to compare the real one
 * with. Enter at {@link io.neosync.postgres.model.RandomCase}; {@link
 * io.neosync.postgres.model.RowModel} says what has to come out. Nothing here knows how the
 * connector works.
 */
package io.neosync.postgres.model;
