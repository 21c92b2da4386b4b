package io.neosync.jdbc.subset;

import java.util.ArrayList;
import java.util.List;

/** Definitions in front of a query, in the order in which they need each other. */
public final class WithClause {

  private final List<String> definitions = new ArrayList<>();
  private boolean recursive;

  WithClause() {}

  /** Defines a name; the server decides whether to merge it into the query that uses it. */
  public void define(String name, String query) {
    definitions.add(name + " AS (\n" + query + ")");
  }

  /** Defines a name, where the engine can be told to compute its rows once. */
  public void compute(String name, String query) {
    definitions.add(name + " AS MATERIALIZED (\n" + query + ")");
  }

  /** Defines rows by themselves. */
  public void recur(String name, List<String> columns, String query) {
    recursive = true;
    definitions.add(name + "(" + String.join(", ", columns) + ") AS (\n" + query + ")");
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
