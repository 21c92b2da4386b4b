package io.neosync.mysql;

import io.neosync.mysql.Program.Account;
import io.neosync.mysql.TableText.Item;
import io.neosync.schema.Column;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Problems;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a destination lacks of what definitions describe, and how it would be created there.
 * Goes on past problems.
 */
final class CreationPlanner {

  private final Backend backend;
  private final MySqlDefinitions definitions;
  private final List<String> schemas;
  private final Occupied occupied;
  private final Problems problems;
  private final Map<TableRef, TableDefinition> missing = new LinkedHashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();

  private CreationPlanner(
      Backend backend,
      MySqlDefinitions definitions,
      List<String> schemas,
      Occupied occupied,
      Problems problems) {
    this.backend = backend;
    this.definitions = definitions;
    this.schemas = schemas;
    this.occupied = occupied;
    this.problems = problems;
  }

  /**
   * @param schemas those that the destination covers
   */
  static Creation plan(
      Backend backend, MySqlDefinitions definitions, List<String> schemas, Problems problems)
      throws SQLException {
    Occupied occupied = Occupied.read(backend, definitions, schemas);
    return new CreationPlanner(backend, definitions, schemas, occupied, problems).plan();
  }

  private TableRef place(TableRef ref) {
    return definitions.place(ref, schemas);
  }

  private Creation plan() throws SQLException {
    for (TableDefinition definition : definitions.tables()) {
      TableRef name = place(definition.relation().ref());
      if (occupied.table(name).isEmpty()) {
        TableDefinition other = missing.put(occupied.folded(name), definition);
        if (other != null) {
          cannot(name, "its name is that of " + place(other.relation().ref()) + " here");
        }
      } else if (!occupied.table(name).get()) {
        cannot(name, "a view, or something else that is not synced, has its name");
      }
    }
    if (missing.isEmpty()) {
      return Creation.NONE;
    }
    List<Creation.NewTable> tables = new ArrayList<>();
    for (TableDefinition definition : missing.values()) {
      tables.add(table(definition));
    }
    List<Creation.Statement> programs = programs();
    notes.addAll(definitions.notes());
    return new Creation(tables, programs, List.copyOf(notes));
  }

  private boolean exists(TableRef table) {
    return missing.containsKey(occupied.folded(table)) || occupied.table(table).isPresent();
  }

  private Creation.NewTable table(TableDefinition definition) throws SQLException {
    Relation source = definition.relation();
    TableRef name = place(source.ref());
    Translation.Result translated =
        Translation.of(definition.text(), definitions.server(), backend.server());
    translated.problems().forEach(each -> cannot(name, each));
    Set<String> dropped = new LinkedHashSet<>();
    List<Item> items = new ArrayList<>();
    for (Item item : translated.text().items()) {
      if (item.type() == Item.Type.FOREIGN_KEY) {
        foreignKey(source, item, dropped).ifPresent(items::add);
      } else {
        items.add(item);
        if (item.type() == Item.Type.COLUMN && ExactDefaults.hidesLabels(source, item.name())) {
          cannot(
              name,
              "the labels of its column %s have a question mark, which may stand for a character that the source cannot write"
                  .formatted(item.name()));
        }
      }
      occupied
          .constraint(name.schema(), item)
          .ifPresent(
              owner -> cannot(name, "table %s has a constraint %s".formatted(owner, item.name())));
    }
    String create = new TableText(items, translated.text().options()).create(name);
    if (!occupied.hasEngine(source.engine())) {
      cannot(name, backend.server().product() + " has no storage engine " + source.engine());
    } else if (translated.problems().isEmpty()) {
      backend.refusal(create).ifPresent(words -> cannot(name, words));
    }
    return new Creation.NewTable(relation(source, name, dropped), create);
  }

  private void cannot(TableRef table, String why) {
    problems.add(table, "it cannot be created: " + why);
  }

  /** The foreign key with the destination's name; empty if what it references will not exist. */
  private Optional<Item> foreignKey(Relation source, Item item, Set<String> dropped) {
    ForeignKey key =
        source.table().foreignKeys().stream()
            .filter(each -> each.name().equals(item.name()))
            .findFirst()
            .orElseThrow();
    TableRef referenced = place(key.referenced());
    if (!exists(referenced)) {
      dropped.add(key.name());
      notes.add(
          "foreign key %s of table %s is not created, since the destination has no table %s; add that table to the sync to have both"
              .formatted(key.name(), place(source.ref()), referenced));
      return Optional.empty();
    }
    return Optional.of(References.to(item, referenced));
  }

  private Relation relation(Relation source, TableRef name, Set<String> dropped) {
    Table table = source.table();
    List<ForeignKey> keys =
        table.foreignKeys().stream()
            .filter(key -> !dropped.contains(key.name()))
            .map(
                key ->
                    new ForeignKey(
                        key.name(),
                        name,
                        key.columns(),
                        place(key.referenced()),
                        key.referencedColumns(),
                        key.validity()))
            .toList();
    List<Column> columns = table.columns().stream().map(this::column).toList();
    return new Relation(
        new Table(name, columns, table.keys(), keys, 0),
        source.engine(),
        occupied.transactional(source.engine()),
        source.uniqueKeys(),
        source.nextCounter());
  }

  /** MariaDB has no type for JSON, and takes it for text that is checked. */
  private Column column(Column column) {
    MySqlType type = Relation.type(column);
    return backend.server().mariaDb() && type.kind() == MySqlType.Kind.JSON
        ? new Column(
            column.name(),
            MySqlType.MARIADBS_JSON,
            column.nullable(),
            column.fill(),
            column.nextGenerated())
        : column;
  }

  private List<Creation.Statement> programs() throws SQLException {
    List<Program> triggers =
        missing.values().stream().flatMap(table -> table.triggers().stream()).toList();
    List<Creation.Statement> statements = new ArrayList<>();
    if (triggers.isEmpty()) {
      return statements;
    }
    Definers definers = Definers.read(backend);
    for (Program routine : definitions.routines()) {
      if (called(routine.ref(), triggers) && !occupied.hasRoutine(place(routine.ref()))) {
        statements.add(statement(routine, definers));
      }
    }
    for (Program trigger : triggers) {
      if (occupied.hasTrigger(place(trigger.ref()))) {
        cannot(
            place(trigger.table().orElseThrow()),
            "there is a trigger " + place(trigger.ref()) + " already");
      }
      refuseCollation(trigger);
      statements.add(statement(trigger, definers));
    }
    return statements;
  }

  /** Of MySQL and MariaDB, each has collations that the other has not got. */
  private void refuseCollation(Program trigger) throws SQLException {
    if (definitions.server().mariaDb() == backend.server().mariaDb()) {
      return;
    }
    String collation = trigger.context().collation();
    try {
      backend.query(
          "SELECT CONVERT('' USING %s) COLLATE %s"
              .formatted(collation.replaceFirst("_.*", ""), collation),
          row -> true);
    } catch (SQLException e) {
      if (MySqlErrors.connectionLost(e)) {
        throw e;
      }
      cannot(
          place(trigger.table().orElseThrow()),
          "its trigger " + trigger.ref().name() + ": " + e.getMessage());
    }
  }

  /** Whether one of these calls a routine, or one that calls it. */
  private boolean called(TableRef routine, List<Program> by) {
    Set<TableRef> seen = new LinkedHashSet<>();
    List<TableRef> open = new ArrayList<>();
    by.forEach(each -> open.addAll(each.calls()));
    while (!open.isEmpty()) {
      TableRef next = open.remove(open.size() - 1);
      if (next.toString().equalsIgnoreCase(routine.toString())) {
        return true;
      }
      if (seen.add(next)) {
        definitions.routines().stream()
            .filter(each -> each.ref().toString().equalsIgnoreCase(next.toString()))
            .forEach(each -> open.addAll(each.calls()));
      }
    }
    return false;
  }

  private Creation.Statement statement(Program program, Definers definers) {
    Account owner = definers.owner(program.definer());
    if (!owner.equals(program.definer())) {
      notes.add(
          "%s has the rights of %s, not of %s, %s"
              .formatted(program.title(), owner, program.definer(), definers.reason()));
    }
    for (TableRef named : program.names()) {
      if (!exists(place(named))) {
        notes.add(
            "%s seems to name %s, which the destination lacks"
                .formatted(program.title(), place(named)));
      }
    }
    return new Creation.Statement(
        program.title(),
        program.create(owner, this::place),
        program.drop(this::place),
        program.context(),
        program.table().isPresent());
  }
}
