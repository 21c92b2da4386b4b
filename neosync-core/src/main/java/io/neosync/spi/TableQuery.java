package io.neosync.spi;

/**
 * How a source reads one table.
 *
 * @param text the query in the source's language, for people to read; values of conditions are
 *     shown as placeholders
 * @param estimatedRows about how many rows it yields
 */
public record TableQuery(String text, long estimatedRows) {}
