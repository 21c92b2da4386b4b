package io.neosync.jdbc.subset;

import io.neosync.jdbc.SqlRenderer;
import io.neosync.schema.TableRef;
import java.util.List;
import java.util.function.Function;

/**
 * How an engine's queries for subsets differ from another's. Immutable if its parts are.
 *
 * @param names quotes names
 * @param from how a table stands in a FROM clause, so that exactly its own rows are meant
 * @param places by which columns a row of a table is found again, in the order in which they are
 *     compared; none where nothing tells two rows apart
 * @param comparison how the columns of foreign keys are compared
 * @param fixpoints how recursion is written
 */
public record SubsetDialect(
    SqlRenderer names,
    Function<TableRef, String> from,
    Function<TableRef, List<RowPlace>> places,
    KeyComparison comparison,
    Fixpoints fixpoints) {}
