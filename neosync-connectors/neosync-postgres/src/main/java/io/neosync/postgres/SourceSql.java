package io.neosync.postgres;

import io.neosync.jdbc.SqlRenderer;
import io.neosync.schema.Column;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.Condition;
import io.neosync.spi.Format;
import io.neosync.spi.TableTask;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Renders the statements that read a table. */
final class SourceSql {

  /** Types whose values a driver hands over as they are; all others travel as their text. */
  private static final Set<String> PLAIN =
      Set.of(
          "bool", "int2", "int4", "int8", "float4", "float8", "text", "varchar", "bpchar", "bytea");

  private final Relation relation;
  private final SubsetSql subsets;
  private final TableTask task;

  SourceSql(Relation relation, SubsetSql subsets, TableTask task) {
    this.relation = relation;
    this.subsets = subsets;
    this.task = task;
  }

  /** The query with placeholders, for people. */
  String readable() {
    return select(this::value, SqlRenderer::readable);
  }

  /** The query with values as literals. */
  String executable() {
    return select(this::value, PgLiterals::inlined);
  }

  /** The query that gives each value in a form for {@link io.neosync.spi.Row}. */
  String rows() {
    return select(this::rowValue, PgLiterals::inlined);
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
        && task.columns().stream()
            .allMatch(mapping -> !mapping.source().generated() && widened(mapping).isEmpty());
  }

  private String table() {
    // A column list cannot be empty, and a table without columns needs none.
    String name = PgSql.name(relation.table().ref());
    return task.columns().isEmpty() && relation.table().columns().isEmpty()
        ? name
        : name
            + " ("
            + PgSql.names(task.columns().stream().map(m -> m.source().name()).toList())
            + ")";
  }

  private String select(
      Function<ColumnMapping, String> column, Function<Condition, String> condition) {
    String columns = task.columns().stream().map(column).collect(Collectors.joining(", "));
    return task.restricted()
        ? subsets.select(task.subset(), task.source().ref(), columns, condition)
        : "SELECT " + columns + " FROM " + relation.only();
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

  private String rowValue(ColumnMapping mapping) {
    String value = value(mapping);
    return PLAIN.contains(typeName(mapping.source())) ? value : "CAST(" + value + " AS text)";
  }

  private static String typeName(Column column) {
    return column.type() instanceof PgType type ? type.bare().typeName() : column.type().name();
  }
}
