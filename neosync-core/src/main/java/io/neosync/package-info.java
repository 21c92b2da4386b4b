/**
 * The API. Enter at {@link io.neosync.Sync}: {@code Sync.from(source).to(destination)…build()},
 * then {@code plan()} or {@code run()}. A new kind of endpoint implements {@link io.neosync.Source}
 * or {@link io.neosync.Destination} with the types of {@code io.neosync.spi}.
 */
@NullMarked
package io.neosync;

import org.jspecify.annotations.NullMarked;
