package io.neosync.postgres;

import io.neosync.jdbc.SqlRenderer;
import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.Condition;
import io.neosync.spi.Format;
import io.neosync.spi.KeySet;
import io.neosync.spi.RowFilter;
import io.neosync.spi.TableTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders the statements that read a table. */
final class SourceSql {

  /** Types with values of their own in a {@link io.neosync.spi.Row}; of all others it has text. */
  private static final Map<String, RowReader.Kind> KINDS =
      Map.ofEntries(
          Map.entry("bool", RowReader.Kind.BOOLEAN),
          Map.entry("int2", RowReader.Kind.LONG),
          Map.entry("int4", RowReader.Kind.LONG),
          Map.entry("int8", RowReader.Kind.LONG),
          Map.entry("float4", RowReader.Kind.FLOAT),
          Map.entry("float8", RowReader.Kind.DOUBLE),
          Map.entry("bytea", RowReader.Kind.BYTES));

  private final Relation relation;
  private final TableTask task;
  private final @Nullable KeySet rows;

  SourceSql(Relation relation, TableTask task) {
    this(relation, task, null);
  }

  /** As without {@code rows}, but of these rows only. */
  SourceSql(Relation relation, TableTask task, @Nullable KeySet rows) {
    this.relation = relation;
    this.task = task;
    this.rows = rows;
  }

  /** The query with placeholders, for people. */
  String readable() {
    return select(SourceSql::value, SqlRenderer::readable);
  }

  /** The query with values as literals. */
  String executable() {
    return select(SourceSql::value, PgSql.RENDERER::inlined);
  }

  /** The columns' kinds of values in a {@link io.neosync.spi.Row}. */
  static List<RowReader.Kind> kinds(TableTask task) {
    return task.columns().stream()
        .map(
            mapping ->
                KINDS.getOrDefault(
                    widened(mapping).orElse(typeName(mapping.source())), RowReader.Kind.TEXT))
        .toList();
  }

  /** The statement that streams the table; a plain table streams faster without a query. */
  String copy(Format<CopyChunk> format) {
    return "COPY %s TO STDOUT (FORMAT %s)"
        .formatted(
            plain() ? table() : "(" + executable() + "\n)",
            format.equals(CopyFormats.BINARY) ? "binary" : "text");
  }

  private boolean plain() {
    return !relation.partitioned()
        && !restricted()
        && rows == null
        && task.columns().stream()
            .allMatch(mapping -> !mapping.source().generated() && widened(mapping).isEmpty());
  }

  boolean restricted() {
    return !(task.filter() instanceof RowFilter.Everything);
  }

  private String table() {
    // A column list cannot be empty; without one, COPY takes all columns that are not generated.
    String name = PgSql.name(relation.table().ref());
    return task.columns().isEmpty()
        ? name
        : name
            + " ("
            + PgSql.names(task.columns().stream().map(m -> m.source().name()).toList())
            + ")";
  }

  private String select(
      Function<ColumnMapping, String> column, Function<Condition, String> condition) {
    String columns = task.columns().stream().map(column).collect(Collectors.joining(", "));
    String from = "SELECT " + columns + " FROM " + relation.only();
    return from + where(condition);
  }

  private String where(Function<Condition, String> condition) {
    List<String> parts = new ArrayList<>();
    if (restricted()) {
      parts.add(where(task.filter(), condition));
    }
    if (rows != null) {
      parts.add(KeySql.among(relation, rows));
    }
    return parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts);
  }

  /** The statement that streams the table's keys as words of bits, for {@link KeyBitsReader}. */
  String keyBits(Key key) {
    return KeySql.bits(key, relation.only() + where(PgSql.RENDERER::inlined));
  }

  private static String where(RowFilter filter, Function<Condition, String> condition) {
    if (filter instanceof RowFilter.Native native_) {
      return SqlRenderer.and(List.of(condition.apply(native_.condition())));
    }
    if (filter instanceof RowFilter.AllOf all) {
      return all.filters().stream()
          .map(each -> where(each, condition))
          .collect(Collectors.joining(" AND "));
    }
    return "true";
  }

  private static String value(ColumnMapping mapping) {
    String name = PgSql.name(mapping.source().name());
    return widened(mapping).map(type -> "CAST(" + name + " AS " + type + ")").orElse(name);
  }

  /**
   * The type to which the source should widen a value, where its text would say something else: 0.1
   * as float4 is not the float8 that is written 0.1.
   */
  static Optional<String> widened(ColumnMapping mapping) {
    return typeName(mapping.source()).equals("float4")
            && typeName(mapping.destination()).equals("float8")
        ? Optional.of("float8")
        : Optional.empty();
  }

  private static String typeName(Column column) {
    return column.type() instanceof PgType type ? type.bare().typeName() : column.type().name();
  }
}
