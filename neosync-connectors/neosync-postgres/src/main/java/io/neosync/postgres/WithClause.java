package io.neosync.postgres;

import java.util.ArrayList;
import java.util.List;

/** Definitions in front of a query, in the order in which they need each other. */
final class WithClause {

  private final List<String> definitions = new ArrayList<>();
  private boolean recursive;

  /** Defines a name; the server decides whether to merge it into the query that uses it. */
  void define(String name, String query) {
    definitions.add(name + " AS (\n" + query + ")");
  }

  /** Defines rows that the server is to compute once. */
  void compute(String name, String query) {
    definitions.add(name + " AS MATERIALIZED (\n" + query + ")");
  }

  /** Defines rows by themselves. */
  void recur(String name, String columns, String first, String next) {
    recursive = true;
    definitions.add(name + "(" + columns + ") AS (\n(" + first + ")\nUNION\n" + next + ")");
  }

  void addAll(WithClause other) {
    definitions.addAll(other.definitions);
    recursive |= other.recursive;
  }

  /** The query with its definitions. */
  String before(String query) {
    return definitions.isEmpty()
        ? query
        : (recursive ? "WITH RECURSIVE " : "WITH ")
            + String.join(",\n", definitions)
            + "\n"
            + query;
  }
}
