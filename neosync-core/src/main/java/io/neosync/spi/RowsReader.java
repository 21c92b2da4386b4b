package io.neosync.spi;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers rows into batches. */
final class RowsReader<T> implements Reader<T> {

  private static final int ROWS = 1_000;

  private final Format<T> format;
  private final Iterator<Row> source;
  private long count;

  RowsReader(Format<T> format, Iterator<Row> source) {
    this.format = requireRows(format);
    this.source = source;
  }

  static <T> Format<T> requireRows(Format<T> format) {
    if (!format.equals(Format.ROWS)) {
      throw new IllegalArgumentException("rows do not travel by " + format);
    }
    return format;
  }

  @Override
  public @Nullable T next() {
    List<Row> rows = new ArrayList<>();
    while (source.hasNext() && rows.size() < ROWS) {
      rows.add(source.next());
    }
    count += rows.size();
    return rows.isEmpty() ? null : format.pieces().cast(new Batch(rows));
  }

  @Override
  public long rows() {
    return count;
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public void close() {}
}
