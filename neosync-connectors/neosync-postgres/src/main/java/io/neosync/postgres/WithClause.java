package io.neosync.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The definitions in front of a query, in the order in which they need each other. */
final class WithClause {

  private final List<String> definitions = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private boolean recursive;

  /** Defines a name; the server decides whether to merge it into the query that uses it. */
  void define(String name, String query) {
    add(name, " AS (\n" + query + ")");
  }

  /** Defines rows that the server is to compute once. */
  void compute(String name, String query) {
    add(name, " AS MATERIALIZED (\n" + query + ")");
  }

  /** Defines rows by themselves. */
  void recur(String name, String columns, String first, String next) {
    recursive = true;
    add(name, "(" + columns + ") AS (\n(" + first + ")\nUNION\n" + next + ")");
  }

  private void add(String name, String definition) {
    names.add(name);
    definitions.add(name + definition);
  }

  boolean defines(String name) {
    return names.contains(name);
  }

  /** The query with its definitions. */
  String before(String query) {
    if (definitions.isEmpty()) {
      return query;
    }
    return (recursive ? "WITH RECURSIVE " : "WITH ")
        + String.join(",\n", definitions)
        + "\n"
        + query;
  }
}
