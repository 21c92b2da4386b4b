package io.neosync.spi;

/** Takes batches apart. */
final class RowsWriter<T> implements Writer<T> {

  private final RowStore store;
  private long count;

  RowsWriter(Format<T> format, RowStore store) {
    RowsReader.requireRows(format);
    this.store = store;
  }

  @Override
  public void write(T piece) throws Exception {
    for (Row row : Format.ROWS.pieces().cast(piece).rows()) {
      store.store(row);
      count++;
    }
  }

  @Override
  public long finish() {
    return count;
  }

  @Override
  public void close() {}
}
