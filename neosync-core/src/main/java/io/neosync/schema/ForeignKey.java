package io.neosync.schema;

import java.util.List;

/**
 * A foreign key: {@code columns} of {@code table} hold NULL or the values of {@code
 * referencedColumns}, position by position, of some row of {@code referenced}. The referenced
 * columns need not be the primary key.
 */
public record ForeignKey(
    String name,
    TableRef table,
    List<String> columns,
    TableRef referenced,
    List<String> referencedColumns) {

  public ForeignKey {
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
    if (columns.isEmpty() || columns.size() != referencedColumns.size()) {
      throw new IllegalArgumentException(
          "foreign key " + name + " pairs " + columns + " with " + referencedColumns);
    }
  }

  /** Whether a row may reference a row of its own table. */
  public boolean selfReference() {
    return table.equals(referenced);
  }
}
