package io.neosync.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a baseline knows of a table. Small contents are kept as the text of an array of the table's
 * rows, which goes to the server together with the statements around it; large ones in a file, as
 * the text of a COPY.
 */
final class BaselineTable {

  final Relation relation;
  final long rows;

  /** A condition that is true for the rows that are those of the baseline since it was read. */
  final String untouched;

  private final List<String> columns;
  private final @Nullable String array;
  private final @Nullable Path file;
  private @Nullable String restoredBy;

  BaselineTable(
      Relation relation,
      List<String> columns,
      long rows,
      String untouched,
      @Nullable String array,
      @Nullable Path file) {
    this.relation = relation;
    this.columns = List.copyOf(columns);
    this.rows = rows;
    this.untouched = untouched;
    this.array = array;
    this.file = file;
  }

  String name() {
    return PgSql.name(relation.table().ref());
  }

  /** What has values of its own; empty where nothing of the table has. */
  String columns() {
    return PgSql.names(columns);
  }

  /** The transaction that wrote all rows since; null if the table has not been put back. */
  @Nullable String restoredBy() {
    return restoredBy;
  }

  void restored(String transaction) {
    restoredBy = transaction;
  }

  String delete() {
    return "DELETE FROM " + relation.only();
  }

  /** Takes rows of these columns from what follows. */
  String insert() {
    return columns.isEmpty()
        ? "INSERT INTO %s SELECT FROM ".formatted(name())
        : "INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM "
            .formatted(name(), columns());
  }

  /** As a table, of one parameter, which is {@link #array}. */
  String unnested() {
    return "unnest(cast(? as %s[]))".formatted(name());
  }

  /** All rows; null where there are none, or too many. */
  @Nullable String array() {
    return array;
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
