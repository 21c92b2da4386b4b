package io.neosync.jdbc.subset;

import java.util.ArrayList;
import java.util.List;

/** Definitions in front of a query, in the order in which they need each other. */
public final class WithClause {

  private record Definition(String name, String text, String query, boolean recursive) {
    boolean mentions(String other) {
      return query.contains(other);
    }
  }

  private final List<Definition> definitions = new ArrayList<>();

  WithClause() {}

  /** Defines a name; the server decides whether to merge it into the query that uses it. */
  public void define(String name, String query) {
    definitions.add(new Definition(name, name + " AS (\n" + query + ")", query, false));
  }

  /** Defines a name, where the engine can be told to compute its rows once. */
  public void compute(String name, String query) {
    String text = name + " AS MATERIALIZED (\n" + query + ")";
    definitions.add(new Definition(name, text, query, false));
  }

  /** Defines rows by themselves. */
  public void recur(String name, List<String> columns, String query) {
    String text = name + "(" + String.join(", ", columns) + ") AS (\n" + query + ")";
    definitions.add(new Definition(name, text, query, true));
  }

  void addAll(WithClause other) {
    definitions.addAll(other.definitions);
  }

  /** The query with those definitions that it needs: some servers plan the others too. */
  String before(String query) {
    List<Definition> needed = new ArrayList<>();
    for (int i = definitions.size() - 1; i >= 0; i--) {
      Definition each = definitions.get(i);
      // Names are quoted and carry a number, so that none is part of another.
      if (query.contains(each.name())
          || needed.stream().anyMatch(later -> later.mentions(each.name()))) {
        needed.add(0, each);
      }
    }
    return needed.isEmpty()
        ? query
        : (needed.stream().anyMatch(Definition::recursive) ? "WITH RECURSIVE " : "WITH ")
            + String.join(",\n", needed.stream().map(Definition::text).toList())
            + "\n"
            + query;
  }
}
