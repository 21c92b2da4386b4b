package io.neosync.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a baseline knows of a table. Small contents are kept as the values of an INSERT, which the
 * server takes together with the statements around it; large ones in a file, as the text of a COPY.
 */
final class BaselineTable {

  final Relation relation;
  final String columns;
  final long rows;

  /** A condition that is true for the rows that are still those of the baseline. */
  String untouched;

  private final @Nullable String values;
  private final @Nullable Path file;

  BaselineTable(
      Relation relation,
      List<String> columns,
      long rows,
      String untouched,
      @Nullable String values,
      @Nullable Path file) {
    this.relation = relation;
    this.columns = PgSql.names(columns);
    this.rows = rows;
    this.untouched = untouched;
    this.values = values;
    this.file = file;
  }

  String name() {
    return PgSql.name(relation.table().ref());
  }

  /** The INSERT that brings the rows back; null where there are none, or too many. */
  @Nullable String insert() {
    return values == null
        ? null
        : "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES %s"
            .formatted(name(), columns, values);
  }

  /** The text of a COPY; null where the rows are few. */
  @Nullable Path file() {
    return file;
  }

  void forget() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
