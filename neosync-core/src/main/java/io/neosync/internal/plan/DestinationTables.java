package io.neosync.internal.plan;

import io.neosync.DestinationOption;
import io.neosync.internal.SyncSettings;
import io.neosync.schema.Catalog;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Problems;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableDefinitions;
import java.util.List;
import java.util.Optional;

/**
 * The destination's tables as they will be when the rows arrive.
 *
 * @param present what is there now
 * @param catalog what is there, and what will be created
 * @param definitions of what is created where it is missing; empty when nothing is to be created
 * @param remedy what to do about a missing table
 */
record DestinationTables(
    Catalog present, Catalog catalog, Optional<TableDefinitions> definitions, String remedy) {

  static DestinationTables of(
      SyncSettings settings,
      SourceSession source,
      DestinationSession destination,
      List<Table> selected,
      Problems problems)
      throws Exception {
    Catalog present = destination.catalog();
    if (!settings.initTableSchema()) {
      boolean possible =
          settings.destination().capabilities().supports(DestinationOption.INIT_TABLE_SCHEMA)
              && selected.stream().noneMatch(table -> source.written(table.ref()).isPresent());
      return new DestinationTables(
          present,
          present,
          Optional.empty(),
          possible
              ? "create it, leave the table out, or ask for initTableSchema()"
              : "create it, or leave the table out");
    }
    Optional<TableDefinitions> definitions =
        source.definitions(selected.stream().map(Table::ref).toList());
    if (definitions.isEmpty()) {
      problems.add(
          "initTableSchema() needs a source that knows how its tables are defined, which %s does not; create the tables on the destination, and leave the option out"
              .formatted(settings.source().engine()));
      return new DestinationTables(present, present, definitions, "create it");
    }
    Catalog catalog = destination.catalogWith(definitions.get(), problems);
    return new DestinationTables(
        present, catalog, definitions, "and it cannot be created, for the reasons given here");
  }

  /** Whether the destination lacks this table now. */
  boolean creates(TableRef table) {
    return present.find(table).isEmpty();
  }
}
