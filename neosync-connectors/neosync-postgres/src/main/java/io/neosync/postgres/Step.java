package io.neosync.postgres;

/** A statement, and what it does in words. */
record Step(String description, String sql) {}
