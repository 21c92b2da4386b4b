package io.neosync.internal;

/** The type that its author says a column of the destination has; names are as they wrote them. */
public record ColumnTypeName(String table, String column, String type) {}
