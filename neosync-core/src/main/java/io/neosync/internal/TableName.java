package io.neosync.internal;

/** Where the rows of a table go; both names are as their author wrote them. */
public record TableName(String source, String destination) {}
