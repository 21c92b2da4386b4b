package io.neosync.postgres;

import io.neosync.spi.ColumnMapping;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenRow.Cell;
import io.neosync.spi.WrittenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A column of ours that takes values written by hand. */
record WrittenColumn(String name, PgType type, WrittenType written) {

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

  static Optional<WrittenColumn> of(ColumnMapping mapping) {
    return mapping.source().type() instanceof WrittenType written
            && mapping.destination().type() instanceof PgType type
        ? Optional.of(new WrittenColumn(mapping.destination().name(), type, written))
        : Optional.empty();
  }

  /** All of a task's columns, in its order; empty unless its rows were written by hand. */
  static List<WrittenColumn> of(TableTask task) {
    List<WrittenColumn> columns = new ArrayList<>();
    task.columns().forEach(mapping -> of(mapping).ifPresent(columns::add));
    return columns;
  }

  List<Cell> cells() {
    return written.cells();
  }

  /** Whether only the server can tell which texts are values of the type. */
  boolean serverJudges() {
    PgType inner = type;
    while (inner.kind() == PgType.Kind.ARRAY && inner.part() != null) {
      inner = inner.part();
      if (inner.kind() == PgType.Kind.DOMAIN) {
        return true;
      }
    }
    boolean textOfArray =
        type.bare().kind() == PgType.Kind.ARRAY
            && cells().stream().anyMatch(cell -> cell.value() instanceof String);
    return textOfArray
        || type.kind() == PgType.Kind.DOMAIN
        || !(inner.kind() == PgType.Kind.ENUM
            || (inner.kind() == PgType.Kind.BASE && KNOWN.contains(inner.typeName())));
  }
}
