package io.neosync.jdbc.written;

import io.neosync.schema.ColumnType;
import io.neosync.spi.WrittenRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What written rows have in some columns, a key's for one.
 *
 * @param columns of the key, in its order
 * @param rows those that have a value in each of the columns
 * @param texts of these values, row by row
 * @param complete whether each of the table's rows says what it has in the columns
 */
public record WrittenTuples<T extends ColumnType>(
    List<WrittenColumn<T>> columns,
    List<WrittenRow> rows,
    List<List<String>> texts,
    boolean complete) {

  public WrittenTuples {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    texts = List.copyOf(texts);
  }

  /**
   * @param all the columns of a task; none, if its rows were not written by hand
   * @param names the columns to look at
   */
  static <T extends ColumnType> WrittenTuples<T> of(
      WrittenDialect<T> dialect, List<WrittenColumn<T>> all, List<String> names) {
    List<WrittenColumn<T>> columns = new ArrayList<>();
    for (String name : names) {
      all.stream().filter(each -> each.name().equals(name)).forEach(columns::add);
    }
    List<WrittenRow> rows = new ArrayList<>();
    List<List<String>> texts = new ArrayList<>();
    boolean complete = true;
    for (WrittenRow row : all.isEmpty() ? List.<WrittenRow>of() : rows(all)) {
      Optional<List<String>> known =
          columns.size() == names.size() ? texts(dialect, row, columns) : Optional.empty();
      if (known.isPresent()) {
        rows.add(row);
        texts.add(known.get());
      } else if (!row.cells().keySet().containsAll(names)) {
        complete = false;
      }
    }
    return new WrittenTuples<>(columns, rows, texts, complete);
  }

  private static <T extends ColumnType> List<WrittenRow> rows(List<WrittenColumn<T>> columns) {
    return columns.get(0).written().table().rows();
  }

  /** The texts of a row's values; empty where one of them is NULL, unset or does not fit. */
  private static <T extends ColumnType> Optional<List<String>> texts(
      WrittenDialect<T> dialect, WrittenRow row, List<WrittenColumn<T>> columns) {
    List<String> texts = new ArrayList<>();
    for (WrittenColumn<T> column : columns) {
      WrittenRow.Cell cell = row.cells().get(column.name());
      if (cell == null || cell.value() == null) {
        return Optional.empty();
      }
      try {
        texts.add(dialect.text(cell.value(), column.type()));
      } catch (Unfit e) {
        return Optional.empty(); // reported with the values
      }
    }
    return Optional.of(texts);
  }

  /** The rows whose texts are such. */
  WrittenTuples<T> where(Predicate<List<String>> such) {
    List<WrittenRow> some = new ArrayList<>();
    List<List<String>> theirs = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (such.test(texts.get(i))) {
        some.add(rows.get(i));
        theirs.add(texts.get(i));
      }
    }
    return new WrittenTuples<>(columns, some, theirs, complete);
  }

  /** All rows' texts in one of the columns. */
  public String[] column(int index) {
    return texts.stream().map(row -> row.get(index)).toArray(String[]::new);
  }

  /** The places only: values stay out of logs. */
  @Override
  public String toString() {
    return rows.toString();
  }
}
