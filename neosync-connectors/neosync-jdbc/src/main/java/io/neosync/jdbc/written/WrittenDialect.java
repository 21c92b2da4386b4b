package io.neosync.jdbc.written;

import io.neosync.schema.ColumnType;
import io.neosync.schema.ForeignKey;
import java.sql.SQLException;
import java.util.List;

/**
 * What an engine knows of values written by hand. Of its methods, those that ask the server store
 * nothing.
 */
public interface WrittenDialect<T extends ColumnType> {

  /** The class of the engine's types. */
  Class<T> types();

  /**
   * The text by which the value is known: values with one text are one value.
   *
   * @throws Unfit if the value cannot be stored unchanged
   */
  String text(Object value, T type) throws Unfit;

  /**
   * The value as the connector's writer of rows takes it.
   *
   * @throws Unfit if the value cannot be stored unchanged
   */
  default Object stored(Object value, T type) throws Unfit {
    return text(value, type);
  }

  /** Whether only the server can tell which texts are values of the column. */
  boolean serverJudges(WrittenColumn<T> column);

  /** Whether the server takes all of these texts for values of the column. */
  boolean accepted(WrittenColumn<T> column, List<String> texts) throws SQLException;

  /**
   * Rows that are the same to the server in these columns, though their texts differ: for each, the
   * indexes of the first and of a later one.
   */
  default List<Twins> twins(WrittenTuples<T> tuples) throws SQLException {
    return List.of();
  }

  /** Two rows of {@link WrittenTuples}, by their indexes. */
  record Twins(int first, int second) {}

  /**
   * Rows that reference nothing, as the server compares; none where it cannot compare without the
   * rows being stored, so that the foreign key itself has to decide.
   *
   * @param key the foreign key
   * @param children the values that reference
   * @param parents values that will be there, and whose texts differ from those of the children
   * @param stored whether the rows that are in the referenced table now will be there too
   * @return indexes of children, ascending
   */
  List<Integer> lost(
      ForeignKey key, WrittenTuples<T> children, WrittenTuples<T> parents, boolean stored)
      throws SQLException;
}
