package io.neosync.jdbc.subset;

import io.neosync.jdbc.Names;
import io.neosync.schema.TableRef;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How an engine's queries for subsets differ from another's. Immutable if its parts are.
 *
 * @param names quotes names
 * @param definition quotes the name of a definition: a name as any other in a WITH clause, that of
 *     a temporary table where definitions are filled beforehand
 * @param truth how conditions are written that always or never hold
 * @param from how a table stands in a FROM clause, so that exactly its own rows are meant
 * @param places by which columns a row of a table is found again, in the order in which they are
 *     compared; none where nothing tells two rows apart
 * @param comparison how the columns of foreign keys are compared
 * @param fixpoints how recursion is written
 */
public record SubsetDialect(
    Names names,
    UnaryOperator<String> definition,
    Truth truth,
    Function<TableRef, String> from,
    Function<TableRef, List<RowPlace>> places,
    KeyComparison comparison,
    Fixpoints fixpoints) {

  /** Conditions that do not depend on rows. */
  public record Truth(String always, String never) {

    /** Of engines that have a type for truth. */
    public static final Truth LITERALS = new Truth("true", "false");

    /** Of engines in which only a comparison is true or false. */
    public static final Truth COMPARISONS = new Truth("1 = 1", "1 = 0");
  }

  /** Of an engine that has a type for truth, and takes definitions in a WITH clause. */
  public SubsetDialect(
      Names names,
      Function<TableRef, String> from,
      Function<TableRef, List<RowPlace>> places,
      KeyComparison comparison,
      Fixpoints fixpoints) {
    this(names, names::quoted, Truth.LITERALS, from, places, comparison, fixpoints);
  }
}
