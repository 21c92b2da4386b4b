package io.neosync.postgres;

import io.neosync.jdbc.written.Unfit;
import io.neosync.jdbc.written.WrittenColumn;
import io.neosync.jdbc.written.WrittenDialect;
import io.neosync.jdbc.written.WrittenTuples;
import io.neosync.schema.ForeignKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values written by hand, as PostgreSQL takes, judges and compares them. */
record PgWritten(Backend backend) implements WrittenDialect<PgType> {

  /** Types all of whose values {@link WrittenText} judges by itself. */
  private static final Set<String> KNOWN =
      Set.of(
          "bool",
          "int2",
          "int4",
          "int8",
          "numeric",
          "float4",
          "float8",
          "text",
          "varchar",
          "bpchar",
          "citext",
          "name",
          "date",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "uuid",
          "bytea");

  @Override
  public Class<PgType> types() {
    return PgType.class;
  }

  @Override
  public String text(Object value, PgType type) throws Unfit {
    return WrittenText.of(value, type);
  }

  @Override
  public boolean serverJudges(WrittenColumn<PgType> column) {
    PgType type = column.type();
    PgType inner = type;
    while (inner.kind() == PgType.Kind.ARRAY && inner.part() != null) {
      inner = inner.part();
      if (inner.kind() == PgType.Kind.DOMAIN) {
        return true;
      }
    }
    boolean textOfArray =
        type.bare().kind() == PgType.Kind.ARRAY
            && column.cells().stream().anyMatch(cell -> cell.value() instanceof String);
    return textOfArray
        || type.kind() == PgType.Kind.DOMAIN
        || !(inner.kind() == PgType.Kind.ENUM
            || (inner.kind() == PgType.Kind.BASE && KNOWN.contains(inner.typeName())));
  }

  /** Casts the texts, in a query that stores nothing. */
  @Override
  public boolean accepted(WrittenColumn<PgType> column, List<String> texts) throws SQLException {
    String sql = "select count(cast(v as %s)) from unnest(?) v".formatted(column.type().name());
    try {
      backend.query(sql, row -> row.getLong(1), backend.textArray(texts.toArray(String[]::new)));
      return true;
    } catch (SQLException e) {
      String state = Objects.requireNonNullElse(e.getSQLState(), "");
      if (PgErrors.connectionLost(e) || !(state.startsWith("22") || state.startsWith("23"))) {
        throw e;
      }
      backend.locks().letGo();
      return false;
    }
  }

  @Override
  public List<Integer> lost(
      ForeignKey key, WrittenTuples<PgType> children, WrittenTuples<PgType> parents, boolean stored)
      throws SQLException {
    int width = key.columns().size();
    List<Object> arguments = new ArrayList<>();
    String query =
        "select c.i::int from unnest(%s) with ordinality c(%s, i) where true"
            .formatted(places(width), names("v", width));
    addAll(arguments, children);
    if (!parents.rows().isEmpty()) {
      addAll(arguments, parents);
      query +=
          " and not exists (select from unnest(%s) p(%s) where %s)"
              .formatted(
                  places(width),
                  names("w", width),
                  each(width, i -> cast("p.w", parents, i) + " = " + cast("c.v", children, i)));
    }
    if (stored) {
      query +=
          " and not exists (select from %s r where %s)"
              .formatted(
                  PgSql.name(key.referenced()),
                  each(
                      width,
                      i ->
                          "r.%s = %s"
                              .formatted(
                                  PgSql.name(key.referencedColumns().get(i)),
                                  cast("c.v", children, i))));
    }
    try {
      return backend.query(query + " order by i", row -> row.getInt(1) - 1, arguments.toArray());
    } catch (SQLException e) {
      if (PgErrors.connectionLost(e)) {
        throw e;
      }
      // Types whose operators are not on our path: the foreign key itself decides.
      backend.locks().letGo();
      return List.of();
    }
  }

  private void addAll(List<Object> arguments, WrittenTuples<PgType> tuples) throws SQLException {
    for (int i = 0; i < tuples.columns().size(); i++) {
      arguments.add(backend.textArray(tuples.column(i)));
    }
  }

  private static String cast(String prefix, WrittenTuples<PgType> tuples, int index) {
    return "cast(%s%d as %s)".formatted(prefix, index, tuples.columns().get(index).type().name());
  }

  private interface Part {
    String of(int index);
  }

  private static String each(int width, Part part) {
    return IntStream.range(0, width).mapToObj(part::of).collect(Collectors.joining(" and "));
  }

  private static String places(int width) {
    return String.join(", ", Collections.nCopies(width, "?"));
  }

  private static String names(String prefix, int width) {
    return IntStream.range(0, width).mapToObj(i -> prefix + i).collect(Collectors.joining(", "));
  }
}
