package io.neosync.mysql;

import io.neosync.jdbc.BatchReader;
import io.neosync.spi.Batch;
import io.neosync.spi.Row;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, as the INSERTs that bring them back: those of large tables in a file, of
 * others in memory.
 */
final class BaselineTable {

  /** Tables with more characters than this go to a file. */
  private static final int SMALL = 1 << 20;

  private final Relation relation;
  private final BaselineState state;
  private final List<String> inserts = new ArrayList<>();
  private long length;
  private @Nullable Path file;

  private BaselineTable(Relation relation, BaselineState state) {
    this.relation = relation;
    this.state = state;
  }

  static BaselineTable read(Backend backend, Relation relation, BaselineState state)
      throws SQLException, IOException {
    BaselineTable table = new BaselineTable(relation, state);
    try {
      table.read(backend);
      return table;
    } catch (SQLException | IOException | RuntimeException e) {
      table.forget();
      throw e;
    }
  }

  private void read(Backend backend) throws SQLException, IOException {
    List<io.neosync.schema.Column> columns = BaselineSql.columns(relation);
    if (columns.isEmpty()) {
      return;
    }
    InsertText text =
        new InsertText(
            backend.server(),
            relation.name(),
            columns.stream().map(each -> each.name()).toList(),
            this::add);
    TextRows rows =
        new TextRows(
            backend.stream(BaselineSql.rows(relation)),
            columns.stream().map(each -> Relation.type(each).kind()).toList());
    try (BatchReader reader = new BatchReader(rows, () -> {})) {
      for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
        for (Row row : batch.rows()) {
          text.add(row);
        }
        spill();
      }
    }
    text.end();
    spill();
  }

  private void add(String insert) {
    inserts.add(insert);
    length += insert.length();
  }

  private void spill() throws IOException {
    if (length <= SMALL && file == null) {
      return;
    }
    Path target = file == null ? Files.createTempFile("neosync-baseline", ".sql") : file;
    file = target;
    try (DataOutputStream stream =
        new DataOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(target, java.nio.file.StandardOpenOption.APPEND)))) {
      for (String insert : inserts) {
        byte[] bytes = insert.getBytes(StandardCharsets.UTF_8);
        stream.writeInt(bytes.length);
        stream.write(bytes);
      }
    }
    inserts.clear();
  }

  Relation relation() {
    return relation;
  }

  /** What {@link BaselineSql#sums} says of the table when it holds these rows. */
  BaselineState state() {
    return state;
  }

  /** Replaces all rows by these. */
  void write(Backend backend) throws SQLException, IOException {
    backend.execute("DELETE FROM " + relation.name());
    for (String insert : inserts) {
      backend.execute(insert);
    }
    Path large = file;
    if (large != null) {
      try (DataInputStream stream =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(large)))) {
        while (stream.available() > 0) {
          byte[] bytes = new byte[stream.readInt()];
          stream.readFully(bytes);
          backend.execute(new String(bytes, StandardCharsets.UTF_8));
        }
      }
    }
  }

  void forget() throws IOException {
    Path large = file;
    if (large != null) {
      Files.deleteIfExists(large);
    }
  }
}
