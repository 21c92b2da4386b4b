package io.neosync.postgres;

import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.postgres.compare.CatalogDump;
import io.neosync.contract.postgres.compare.SequenceValues;
import io.neosync.contract.postgres.compare.TableContents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All of a database that a run could change: definitions, rows, sequences. */
record DatabaseState(CatalogDump catalog, TableContents contents, SequenceValues sequences) {

  /**
   * @param schemas without any, {@code public}
   */
  static DatabaseState of(TestDatabase database, String... schemas) throws SQLException {
    String[] names = schemas.length == 0 ? new String[] {"public"} : schemas;
    try (Connection connection = database.connection()) {
      return new DatabaseState(
          CatalogDump.of(connection, names),
          TableContents.of(connection, names),
          SequenceValues.of(connection, names));
    }
  }

  /** What differs, a line each. */
  List<String> differences(DatabaseState other) {
    List<String> lines = new ArrayList<>(catalog.differences(other.catalog));
    lines.addAll(contents.differences(other.contents));
    lines.addAll(sequences.differences(other.sequences));
    return lines;
  }
}
