package io.neosync.jdbc.subset;

/**
 * One of the columns by which a row is found again; never NULL, and all of them together unique.
 *
 * @param column of the table, as SQL
 * @param alias what definitions call it, as SQL: a name that no column of the engine's tables has
 * @param type the same for columns whose values can stand in one column, without a conversion
 */
public record RowPlace(String column, String alias, String type) {}
