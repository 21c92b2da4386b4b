package io.neosync.sqlserver;

import com.microsoft.sqlserver.jdbc.ISQLServerBulkData;
import io.neosync.spi.Row;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows for the driver's bulk copy, one at a time, with the destination's own types declared. */
final class BulkRows implements ISQLServerBulkData {

  private static final long serialVersionUID = 1L;

  private final transient List<BulkColumn> columns;
  private final transient Source source;
  private transient @Nullable Row current;

  /** Where rows come from. */
  @FunctionalInterface
  interface Source {
    /** The next row, or null after the last. */
    @Nullable Row next() throws SQLException;
  }

  BulkRows(List<BulkColumn> columns, Source source) {
    this.columns = columns;
    this.source = source;
  }

  /** Rows that are in memory already. */
  static BulkRows of(List<BulkColumn> columns, Iterator<Row> rows) {
    return new BulkRows(columns, () -> rows.hasNext() ? rows.next() : null);
  }

  @Override
  public Set<Integer> getColumnOrdinals() {
    Set<Integer> ordinals = new LinkedHashSet<>();
    for (int i = 1; i <= columns.size(); i++) {
      ordinals.add(i);
    }
    return ordinals;
  }

  @Override
  public String getColumnName(int column) {
    return columns.get(column - 1).name();
  }

  @Override
  public int getColumnType(int column) {
    return columns.get(column - 1).jdbcType();
  }

  @Override
  public int getPrecision(int column) {
    return columns.get(column - 1).precision();
  }

  @Override
  public int getScale(int column) {
    return columns.get(column - 1).scale();
  }

  @Override
  public boolean next() throws SQLException {
    current = source.next();
    return current != null;
  }

  @Override
  public @Nullable Object[] getRowData() throws SQLException {
    Row row = current;
    if (row == null) {
      throw new SQLException("there is no row");
    }
    @Nullable Object[] values = new @Nullable Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      try {
        values[i] = columns.get(i).value(row.value(i));
      } catch (IllegalArgumentException e) {
        throw new SQLException("column " + columns.get(i).name() + ": " + e.getMessage(), e);
      }
    }
    return values;
  }
}
