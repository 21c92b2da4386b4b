package io.neosync.jdbc.subset;

import java.util.ArrayList;
import java.util.List;

/**
 * Definitions in front of a query, in the order in which they need each other; or, for engines that
 * fill a table for each of them, what these are filled with.
 */
public final class WithClause {

  /**
   * A name and the rows that it stands for.
   *
   * @param text as it stands in a WITH clause
   * @param repeated statements that change what tables were filled with up to here; they are
   *     executed over and over, until none of them changes anything
   */
  public record Definition(
      String name, String text, String query, boolean recursive, List<String> repeated) {
    boolean mentions(String other) {
      return query.contains(other);
    }
  }

  private final List<Definition> definitions = new ArrayList<>();

  WithClause() {}

  /** Defines a name; the server decides whether to merge it into the query that uses it. */
  public void define(String name, String query) {
    definitions.add(new Definition(name, name + " AS (\n" + query + ")", query, false, List.of()));
  }

  /** Defines a name, where the engine can be told to compute its rows once. */
  public void compute(String name, String query) {
    String text = name + " AS MATERIALIZED (\n" + query + ")";
    definitions.add(new Definition(name, text, query, false, List.of()));
  }

  /** Defines rows by themselves. */
  public void recur(String name, List<String> columns, String query) {
    String text = name + "(" + String.join(", ", columns) + ") AS (\n" + query + ")";
    definitions.add(new Definition(name, text, query, true, List.of()));
  }

  /** Adds {@link Definition#repeated} to the last definition. Not for a WITH clause. */
  public void repeat(List<String> statements) {
    Definition last = definitions.remove(definitions.size() - 1);
    definitions.add(
        new Definition(last.name(), last.text(), last.query(), last.recursive(), statements));
  }

  /** In the order in which they need each other. */
  public List<Definition> definitions() {
    return List.copyOf(definitions);
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
