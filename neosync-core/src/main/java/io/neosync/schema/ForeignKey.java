package io.neosync.schema;

import java.util.List;
import java.util.Objects;

/**
 * A foreign key: {@code columns} of {@code table} hold NULL or the values of {@code
 * referencedColumns}, position by position, of some row of {@code referenced}. The referenced
 * columns need not be the primary key.
 *
 * @param validity how far the rows can be trusted to obey it
 */
public record ForeignKey(
    String name,
    TableRef table,
    List<String> columns,
    TableRef referenced,
    List<String> referencedColumns,
    Validity validity) {

  /** Who watches over a foreign key. */
  public enum Validity {
    /** The database: every row obeys, and the referenced columns are unique. */
    ENFORCED,
    /** The database, but not for all rows: some may point at no row, or at several. */
    UNCHECKED,
    /** Nobody: only the author of a sync knows of it. Rows may point at no row, or at several. */
    VIRTUAL
  }

  public ForeignKey {
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
    Objects.requireNonNull(validity, "validity");
    if (columns.isEmpty() || columns.size() != referencedColumns.size()) {
      throw new IllegalArgumentException(
          "foreign key " + name + " pairs " + columns + " with " + referencedColumns);
    }
  }

  /** An enforced foreign key. */
  public ForeignKey(
      String name,
      TableRef table,
      List<String> columns,
      TableRef referenced,
      List<String> referencedColumns) {
    this(name, table, columns, referenced, referencedColumns, Validity.ENFORCED);
  }

  /** Whether a row may reference a row of its own table. */
  public boolean selfReference() {
    return table.equals(referenced);
  }

  /** Whether every reference points at exactly one row. */
  public boolean enforced() {
    return validity == Validity.ENFORCED;
  }
}
