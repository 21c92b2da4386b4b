package io.neosync.internal.plan;

import io.neosync.DestinationOption;
import io.neosync.internal.SyncSettings;
import io.neosync.schema.Catalog;
import io.neosync.schema.DocumentType;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.PortableTables;
import io.neosync.spi.Problems;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableDefinitions;
import java.util.List;
import java.util.Optional;

/**
 * The destination's tables as they will be when the rows arrive.
 *
 * @param names of the synced tables here
 * @param present what is there now
 * @param catalog what is there, and what will be created
 * @param definitions of what is created where it is missing; empty when nothing is to be created
 * @param initTableSchema whether missing tables are to be created at all
 * @param remedy what to do about a missing table
 */
record DestinationTables(
    TableNames names,
    Catalog present,
    Catalog catalog,
    Optional<TableDefinitions> definitions,
    boolean initTableSchema,
    String remedy) {

  static DestinationTables of(
      SyncSettings settings,
      SourceSession source,
      Side<DestinationSession> destination,
      TableNames names,
      List<Table> selected,
      ChosenTypes chosen,
      Problems problems)
      throws Exception {
    Catalog present = destination.catalog();
    // Definitions name the tables that they are of: those of another name have to be there.
    List<Table> creatable = selected.stream().filter(table -> !names.mapped(table.ref())).toList();
    if (!settings.initTableSchema() || creatable.isEmpty()) {
      boolean possible =
          settings.destination().capabilities().supports(DestinationOption.INIT_TABLE_SCHEMA)
              && !settings.initTableSchema()
              && selected.stream().noneMatch(table -> source.written(table.ref()).isPresent());
      return new DestinationTables(
          names,
          present,
          present,
          Optional.empty(),
          settings.initTableSchema(),
          possible
              ? "create it, leave the table out, or ask for initTableSchema()"
              : "create it, or leave the table out");
    }
    Optional<TableDefinitions> definitions = definitions(settings, source, creatable, chosen);
    if (definitions.isEmpty()) {
      problems.add(
          "initTableSchema() needs a source that knows how its tables are defined, which %s does not; create the tables on the destination, and leave the option out"
              .formatted(settings.source().engine()));
      return new DestinationTables(names, present, present, definitions, true, "create it");
    }
    refuseKeysToMapped(names, present, creatable, problems);
    Catalog catalog = destination.session().catalogWith(definitions.get(), problems);
    return new DestinationTables(
        names,
        present,
        catalog,
        definitions,
        true,
        "and it cannot be created, for the reasons given here");
  }

  /** The source's own definitions for its own engine; for others what its catalog says. */
  private static Optional<TableDefinitions> definitions(
      SyncSettings settings, SourceSession source, List<Table> tables, ChosenTypes chosen)
      throws Exception {
    Optional<TableDefinitions> own = source.definitions(tables.stream().map(Table::ref).toList());
    String engine = settings.destination().capabilities().engine();
    if (own.filter(each -> each.engine().equals(engine)).isPresent()) {
      return own;
    }
    boolean columns =
        tables.stream().noneMatch(table -> source.written(table.ref()).isPresent())
            && tables.stream()
                .flatMap(table -> table.columns().stream())
                .noneMatch(column -> column.type() instanceof DocumentType);
    return columns
        ? Optional.of(
            new PortableTables(
                settings.source().engine(),
                tables,
                source.details(tables.stream().map(Table::ref).toList()),
                chosen.types()))
        : Optional.empty();
  }

  /** A foreign key would be created to the table of the source's name, not to where its rows go. */
  private static void refuseKeysToMapped(
      TableNames names, Catalog present, List<Table> creatable, Problems problems)
      throws Exception {
    for (Table table : creatable) {
      if (present.find(names.of(table.ref())).isPresent()) {
        continue;
      }
      for (ForeignKey key : table.foreignKeys()) {
        if (names.mapped(key.referenced())) {
          problems.add(
              table.ref(),
              "initTableSchema() would create it with its foreign key %s to %s, whose rows mapTable sends to %s; create the table"
                  .formatted(key.name(), key.referenced(), names.of(key.referenced())));
        }
      }
    }
  }

  /** Whether the destination lacks this table now. */
  boolean creates(TableRef table) {
    return present.find(table).isEmpty();
  }

  /** Whether this table is created with the types that the author of the sync chose. */
  boolean createsAsChosen(TableRef table) {
    return creates(table) && definitions.filter(each -> each instanceof PortableTables).isPresent();
  }

  /**
   * What is wrong when the destination has no table for this one of the source.
   *
   * @param place where the source's was written, in brackets; empty where a database has it
   */
  String missing(TableRef source, TableRef name, String place) {
    List<String> others =
        present.tables().stream()
            .map(Table::ref)
            .filter(table -> table.schema().equals(name.schema()))
            .map(TableRef::name)
            .toList();
    String hint = names.mapped(source) ? "" : Suggestion.hint(name.name(), others);
    return "the destination has no table %s%s%s %s"
        .formatted(
            place.isEmpty() && hint.isEmpty() ? name(source, name) : name,
            place,
            hint.isEmpty() ? ";" : hint + " Otherwise",
            names.mapped(source)
                ? "create it, or map the table to another"
                    + (initTableSchema
                        ? ": initTableSchema() creates tables under their own names only"
                        : "")
                    + Suggestion.hint(
                        name.name(),
                        present.tables().stream().map(table -> table.ref().name()).toList())
                : remedy);
  }

  /** What a missing table is called, in words that many tables share. */
  private static String name(TableRef source, TableRef name) {
    if (name.equals(source)) {
      return "of this name";
    }
    return name.name().equals(source.name()) ? "of this name in " + name.schema() : name.toString();
  }
}
