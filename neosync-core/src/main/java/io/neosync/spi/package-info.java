/**
 * What a connector implements. A source opens a {@link io.neosync.spi.SourceSession}, a destination
 * a {@link io.neosync.spi.DestinationSession}; for each table the two agree on a {@link
 * io.neosync.spi.Format}, and the runner carries pieces of that format from a {@link
 * io.neosync.spi.Reader} to a {@link io.neosync.spi.Writer} without looking inside.
 *
 * <p>Methods that do I/O may throw any exception; core adds the table and the phase. A connector
 * must not put values of rows or secrets into the messages of what it throws.
 */
@NullMarked
package io.neosync.spi;

import org.jspecify.annotations.NullMarked;
