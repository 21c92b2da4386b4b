package io.neosync.postgres;

import io.neosync.jdbc.subset.SubsetQueries;
import io.neosync.jdbc.subset.SubsetSql;
import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.Format;
import io.neosync.spi.KeySet;
import io.neosync.spi.TableTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders the statements that read a table. */
final class SourceSql {

  /** Types with values of their own in a {@link io.neosync.spi.Row}; of all others it has text. */
  private static final Map<String, CopyRows.Kind> KINDS =
      Map.ofEntries(
          Map.entry("bool", CopyRows.Kind.BOOLEAN),
          Map.entry("int2", CopyRows.Kind.LONG),
          Map.entry("int4", CopyRows.Kind.LONG),
          Map.entry("int8", CopyRows.Kind.LONG),
          Map.entry("float4", CopyRows.Kind.FLOAT),
          Map.entry("float8", CopyRows.Kind.DOUBLE),
          Map.entry("bytea", CopyRows.Kind.BYTES));

  private final Relation relation;
  private final SubsetQueries subsets;
  private final TableTask task;
  private final @Nullable KeySet rows;

  SourceSql(Relation relation, SubsetQueries subsets, TableTask task) {
    this(relation, subsets, task, null);
  }

  /** As without {@code rows}, but of these rows only. */
  SourceSql(Relation relation, SubsetQueries subsets, TableTask task, @Nullable KeySet rows) {
    this.relation = relation;
    this.subsets = subsets;
    this.task = task;
    this.rows = rows;
  }

  /** The query with placeholders, for people. */
  String readable() {
    return select(this::value, subsets.readable());
  }

  /** The query with values as literals. */
  String executable() {
    return select(this::value, subsets.executable());
  }

  /** The columns' kinds of values in a {@link io.neosync.spi.Row}. */
  static List<CopyRows.Kind> kinds(TableTask task) {
    return task.columns().stream().map(SourceSql::kind).toList();
  }

  /** What goes into a text of PostgreSQL is written as PostgreSQL writes it, as in a COPY. */
  private static CopyRows.Kind kind(ColumnMapping mapping) {
    boolean intoOtherType =
        mapping.destination().type() instanceof PgType type
            && !KINDS.containsKey(type.bare().typeName());
    return intoOtherType
        ? CopyRows.Kind.TEXT
        : KINDS.getOrDefault(
            widened(mapping).orElse(typeName(mapping.source())), CopyRows.Kind.TEXT);
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
        && !task.restricted()
        && rows == null
        && task.columns().stream()
            .allMatch(mapping -> !mapping.source().generated() && widened(mapping).isEmpty());
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

  private String select(Function<ColumnMapping, String> column, SubsetSql subset) {
    return select(task.columns().stream().map(column).collect(Collectors.joining(", ")), subset);
  }

  private String select(String columns, SubsetSql subset) {
    String among = rows == null ? "" : KeySql.among(relation, rows);
    if (task.restricted()) {
      return subset.select(task.source().ref(), columns, among);
    }
    return "SELECT "
        + columns
        + " FROM "
        + relation.only()
        + (among.isEmpty() ? "" : " WHERE " + among);
  }

  Relation relation() {
    return relation;
  }

  /** The statement that streams the keys of a subset as words of bits. */
  String keyBits(Key key) {
    String kept = select(PgSql.names(key.columns()), subsets.executable());
    return KeySql.bits(key, relation.table(), "(" + kept + ") AS kept");
  }

  private String value(ColumnMapping mapping) {
    String name =
        PgSql.name(relation.table().ref().name()) + "." + PgSql.name(mapping.source().name());
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
