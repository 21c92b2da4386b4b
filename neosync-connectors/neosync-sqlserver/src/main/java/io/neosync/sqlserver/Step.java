package io.neosync.sqlserver;

/** A statement of a load, and what it is for. */
record Step(String description, String sql) {}
