package io.neosync.jdbc.subset;

/**
 * One of the columns by which a row is found again; never NULL, and all of them together unique.
 *
 * @param column of the table, as SQL
 * @param alias what definitions call it, as SQL: a name that no column of the engine's tables has
 */
public record RowPlace(String column, String alias) {}
