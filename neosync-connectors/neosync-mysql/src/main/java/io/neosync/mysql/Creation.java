package io.neosync.mysql;

import io.neosync.schema.TableRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is created on a destination: the tables that are missing, and of what their triggers call
 * what is missing. Decided from metadata; nothing is created yet.
 */
final class Creation {

  /** Nothing is created. */
  static final Creation NONE = new Creation(List.of(), List.of(), List.of());

  private final List<NewTable> tables;
  private final List<Statement> programs;
  private final List<String> notes;

  Creation(List<NewTable> tables, List<Statement> programs, List<String> notes) {
    this.tables = List.copyOf(tables);
    this.programs = List.copyOf(programs);
    this.notes = List.copyOf(notes);
  }

  /**
   * A table that is created.
   *
   * @param relation as it will be
   * @param create the statement
   */
  record NewTable(Relation relation, String create) {}

  /**
   * A routine or trigger that is created.
   *
   * @param trigger whether rows would have it fire
   */
  record Statement(
      String title, String create, String drop, Program.Context context, boolean trigger) {}

  /** The tables that are created, as they will be. */
  Map<TableRef, Relation> relations() {
    Map<TableRef, Relation> relations = new LinkedHashMap<>();
    tables.forEach(table -> relations.put(table.relation().ref(), table.relation()));
    return relations;
  }

  boolean creates(TableRef table) {
    return tables.stream().anyMatch(each -> each.relation().ref().equals(table));
  }

  boolean isEmpty() {
    return tables.isEmpty();
  }

  List<NewTable> tables() {
    return tables;
  }

  /** Routines, and then the triggers that may call them. */
  List<Statement> programs() {
    return programs;
  }

  List<String> notes() {
    return notes;
  }
}
