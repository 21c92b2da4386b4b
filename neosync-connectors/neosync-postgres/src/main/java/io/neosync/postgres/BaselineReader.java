package io.neosync.postgres;

import io.neosync.schema.Column;
import io.neosync.schema.TableRef;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a database holds, as of one instant. */
final class BaselineReader {

  /** Tables with more bytes than this, as text, go to a file. */
  private static final long SMALL = 128 * 1024;

  /**
   * Transactions before this one had ended when the baseline was read: what they wrote is in it,
   * and they write nothing any more.
   */
  private static final String HORIZON =
      "select (txid_snapshot_xmin(txid_current_snapshot()) % 4294967296)::text";

  private final Backend backend;
  private final String horizon;

  BaselineReader(Backend backend) throws SQLException {
    this.backend = backend;
    this.horizon = backend.query(HORIZON, row -> row.getString(1)).get(0);
  }

  /** How much a table holds, and which transactions of late wrote it. */
  private record Size(long rows, long bytes, String writers) {}

  List<BaselineTable> tables(List<Relation> relations) throws SQLException, IOException {
    List<BaselineTable> tables = new ArrayList<>();
    for (Relation relation : relations) {
      String sql =
          """
          select count(*), coalesce(sum(octet_length((t.*)::text)), 0),
            coalesce(array_agg(distinct t.xmin::text)
              filter (where age(t.xmin) <= age(xid '%s')), '{}')::text
          from %s t\
          """
              .formatted(horizon, relation.only());
      Size size =
          backend
              .query(sql, row -> new Size(row.getLong(1), row.getLong(2), row.getString(3)))
              .get(0);
      tables.add(table(relation, size));
    }
    return tables;
  }

  private BaselineTable table(Relation relation, Size size) throws SQLException, IOException {
    List<String> columns =
        relation.table().columns().stream()
            .filter(column -> !column.generated())
            .map(Column::name)
            .toList();
    boolean small = size.bytes() <= SMALL;
    return new BaselineTable(
        relation,
        columns,
        size.rows(),
        "(xmin = any('%s'::xid[]) or age(xmin) > age(xid '%s'))".formatted(size.writers(), horizon),
        small && size.rows() > 0 ? array(relation) : null,
        small ? null : copy(relation, columns));
  }

  /** Of whole rows: the server takes one for a value, in its own type, whatever the columns. */
  private String array(Relation relation) throws SQLException {
    return backend
        .query(
            "select array_agg(t.*)::text from %s t".formatted(relation.only()),
            row -> row.getString(1))
        .get(0);
  }

  private Path copy(Relation relation, List<String> columns) throws SQLException, IOException {
    Path file = Files.createTempFile("neosync-baseline", ".copy");
    try (CopyStream copy =
            backend.copyOut(
                "COPY (SELECT %s FROM %s) TO STDOUT"
                    .formatted(PgSql.names(columns), relation.only()));
        OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (byte[] row = copy.read(); row != null; row = copy.read()) {
        stream.write(row);
      }
    }
    return file;
  }

  /** A sequence and where it stands. */
  record Position(TableRef sequence, String last, String called) {

    String set() {
      return "SELECT setval(%s::regclass, %s, %s)"
          .formatted(PgSql.literal(PgSql.name(sequence)), last, called);
    }
  }

  List<Position> sequences(List<String> schemas) throws SQLException {
    List<TableRef> found =
        backend.query(
            """
            select n.nspname, c.relname from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'S' and n.nspname = any(string_to_array(?, chr(1)))
            order by 1, 2
            """,
            row -> new TableRef(row.getString(1), row.getString(2)),
            String.join("\u0001", schemas));
    List<Position> positions = new ArrayList<>();
    for (TableRef sequence : found) {
      positions.addAll(
          backend.query(
              "select last_value::text, is_called::text from " + PgSql.name(sequence),
              row -> new Position(sequence, row.getString(1), row.getString(2))));
    }
    return positions;
  }
}
