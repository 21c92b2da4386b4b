/**
 * Values that people wrote by hand, in fixtures for one, on their way into columns of any SQL
 * engine. A connector describes its engine with a {@link io.neosync.jdbc.written.WrittenDialect};
 * while planning it enters at {@link io.neosync.jdbc.written.WrittenChecks}, and later writes
 * through {@link io.neosync.jdbc.written.WrittenWriter}.
 *
 * <p>{@code WrittenNumbers}, {@code WrittenTexts}, {@code WrittenTime} and {@code WrittenJson}
 * judge what the engines' types have in common; what only one engine knows stays in its connector.
 */
@NullMarked
package io.neosync.jdbc.written;

import org.jspecify.annotations.NullMarked;
