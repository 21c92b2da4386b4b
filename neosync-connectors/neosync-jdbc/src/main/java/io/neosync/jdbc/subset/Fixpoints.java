package io.neosync.jdbc.subset;

/**
 * How an engine's recursive queries find the rows of tables that reference each other or
 * themselves. Either way defines {@link Cycle#kept} for each of the tables, with {@link
 * Cycle#carried} as its columns.
 */
public interface Fixpoints {

  /**
   * The most that can stay: rows fall that reference a row that fell, and those of the tables that
   * are not candidates.
   */
  void largest(Cycle cycle, WithClause with);

  /**
   * Whether the server takes a definition apart anew wherever it is mentioned, which multiplies
   * with the ways that lead from one table to another; tables are then decided together where these
   * are many.
   */
  boolean definitionsAreRepeated();

  /** The least that has to stay: what is needed from outside, and what such rows reference. */
  void smallest(Cycle cycle, WithClause with);
}
