package io.neosync.postgres;

import io.neosync.schema.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a baseline knows of a table. Small contents are kept as the text of an array of the table's
 * rows, which goes to the server together with the statements around it; large ones in a file, as
 * the text of a COPY.
 */
final class BaselineTable {

  private static final int WRITERS = 32;

  final Relation relation;
  final long rows;

  /** A condition that is true for the rows that are those of the baseline since it was read. */
  final String untouched;

  private final List<String> columns;
  private final @Nullable String array;
  private final @Nullable Path file;
  private final List<String> key;

  /** The transactions that wrote rows of the baseline since it was read. */
  private final List<String> writers = new ArrayList<>();

  BaselineTable(
      Relation relation,
      List<String> columns,
      long rows,
      String untouched,
      @Nullable String array,
      @Nullable Path file) {
    this.relation = relation;
    this.columns = List.copyOf(columns);
    this.key = relation.table().primaryKey().map(Key::columns).orElse(List.of());
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

  /** An array of the transactions that put rows back, as text. */
  String writers() {
    return "{" + String.join(",", writers) + "}";
  }

  /**
   * Whether the rows that are as they were can stay: by their keys is known which ones are missing.
   * Now and then all rows are written, so that not too many transactions are to be remembered.
   */
  boolean rowByRow() {
    return array != null && !key.isEmpty() && writers.size() < WRITERS;
  }

  /** A transaction put back the rows that were not as they were. */
  void rowsRestored(String transaction) {
    writers.add(transaction);
  }

  /** A transaction put back all rows. */
  void restored(String transaction) {
    writers.clear();
    writers.add(transaction);
  }

  String delete() {
    return "DELETE FROM " + relation.only();
  }

  /** Of rows that are not as they were; with one parameter, which is {@link #writers}. */
  String deleteChanged() {
    return delete() + " WHERE NOT (%s or xmin = any(cast(? as xid[])))".formatted(untouched);
  }

  /**
   * Of rows that are missing, where only rows of the baseline are left; with one parameter, which
   * is {@link #array}. Keys are compared as texts: the operators of their types may be in schemas
   * that are not searched.
   */
  String insertMissing() {
    String same =
        key.stream()
            .map(PgSql::name)
            .map(column -> "k.%1$s::text = r.%1$s::text".formatted(column))
            .collect(Collectors.joining(" and "));
    return insert()
        + unnested()
        + " r WHERE NOT EXISTS (SELECT FROM %s k WHERE %s)".formatted(relation.only(), same);
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
