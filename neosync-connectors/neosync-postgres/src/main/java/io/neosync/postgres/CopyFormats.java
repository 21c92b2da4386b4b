package io.neosync.postgres;

import io.neosync.spi.ColumnMapping;
import io.neosync.spi.Format;
import io.neosync.spi.TableTask;
import java.util.ArrayList;
import java.util.List;

/** The streams of COPY as formats, and which tables can travel in which. */
final class CopyFormats {

  /** The fastest: values as the server stores them; only between columns of the same type. */
  static final Format<CopyChunk> BINARY = new Format<>("PG_COPY_BINARY", CopyChunk.class);

  /** Values as their types write and read them. */
  static final Format<CopyChunk> TEXT = new Format<>("PG_COPY_TEXT", CopyChunk.class);

  private CopyFormats() {}

  /** The formats in which this task can travel from PostgreSQL to PostgreSQL, the best first. */
  static List<Format<?>> of(TableTask task) {
    List<Format<?>> formats = new ArrayList<>();
    if (task.columns().stream().allMatch(CopyFormats::native_)) {
      if (task.columns().stream().allMatch(CopyFormats::binary)) {
        formats.add(BINARY);
      }
      formats.add(TEXT);
    }
    formats.add(Format.ROWS);
    return List.copyOf(formats);
  }

  private static boolean native_(ColumnMapping mapping) {
    return mapping.source().type() instanceof PgType
        && mapping.destination().type() instanceof PgType;
  }

  private static boolean binary(ColumnMapping mapping) {
    PgType from = ((PgType) mapping.source().type()).bare();
    PgType to = ((PgType) mapping.destination().type()).bare();
    if (!from.binarySafe() || !to.binarySafe()) {
      return false;
    }
    return from.kind() == PgType.Kind.ENUM
        ? to.kind() == PgType.Kind.ENUM
        : from.oid() == to.oid() || SourceSql.widened(mapping).isPresent();
  }
}
