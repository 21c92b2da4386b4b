package io.neosync.sqlserver;

import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What stands around the tables of a load.
 *
 * @param triggers the enabled ones of each table that has some
 * @param referencing the foreign keys of any tables to those of the schemas
 * @param silentIndexes those that leave out rows without an error
 * @param sequences behind defaults of the tables
 */
record Surroundings(
    Map<TableRef, List<String>> triggers,
    Set<TableRef> untruncatable,
    List<KeyState> referencing,
    Map<TableRef, List<String>> silentIndexes,
    SequenceReader.Found sequences) {

  static Surroundings read(Backend backend, Collection<TableRef> tables) throws SQLException {
    if (tables.isEmpty()) {
      return new Surroundings(
          Map.of(), Set.of(), List.of(), Map.of(), new SequenceReader.Found(List.of(), List.of()));
    }
    List<String> schemas = tables.stream().map(TableRef::schema).distinct().toList();
    return new Surroundings(
        names(backend, CatalogSql.triggers(schemas), tables),
        new HashSet<>(backend.query(CatalogSql.untruncatable(schemas), CatalogReader::table)),
        CatalogReader.referencing(backend, schemas),
        names(backend, CatalogSql.silentIndexes(schemas), tables),
        SequenceReader.read(backend, tables));
  }

  private static Map<TableRef, List<String>> names(
      Backend backend, String sql, Collection<TableRef> tables) throws SQLException {
    Map<TableRef, List<String>> names = new TreeMap<>();
    backend.query(
        sql,
        row -> {
          TableRef table = CatalogReader.table(row);
          if (tables.contains(table)) {
            names.computeIfAbsent(table, ref -> new ArrayList<>()).add(row.getString(3));
          }
          return true;
        });
    return names;
  }

  /** Whether the server truncates a table: no other table's foreign key may lead to it. */
  boolean truncates(TableRef table) {
    return !untruncatable.contains(table)
        && referencing.stream()
            .map(KeyState::key)
            .noneMatch(key -> key.referenced().equals(table) && !key.selfReference());
  }
}
