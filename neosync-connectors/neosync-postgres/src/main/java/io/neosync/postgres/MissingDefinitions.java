package io.neosync.postgres;

import io.neosync.postgres.Definition.Demand;
import io.neosync.postgres.Definition.Kind;
import io.neosync.schema.TableRef;
import io.neosync.spi.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds which definitions a destination lacks: those of missing tables, of what these need, and of
 * what their functions call. What an existing table needs is not looked at. Reports what cannot be
 * created.
 */
final class MissingDefinitions {

  private final PgDefinitions definitions;
  private final String homeSchema;
  private final List<String> schemas;
  private final Presence presence;
  private final Problems problems;
  private final Map<ObjectId, Definition> byId = new HashMap<>();
  private final Set<ObjectId> missing = new HashSet<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param schemas those that the destination covers
   */
  MissingDefinitions(
      PgDefinitions definitions,
      String homeSchema,
      List<String> schemas,
      Presence presence,
      Problems problems) {
    this.definitions = definitions;
    this.homeSchema = homeSchema;
    this.schemas = schemas;
    this.presence = presence;
    this.problems = problems;
    definitions.definitions().forEach(definition -> byId.put(definition.id(), definition));
  }

  /** The missing ones, each after those it needs. */
  List<Definition> missing() {
    List<Definition> tables =
        definitions.definitions().stream()
            .filter(definition -> definition.kind() == Kind.TABLE)
            .filter(this::covered)
            .filter(definition -> !present(definition))
            .toList();
    missing.addAll(lacking(tables, problems));
    List<Definition> needed = ordered(missing);
    check(needed, "the tables need", problems);
    addCalled(needed);
    return ordered(missing);
  }

  /** What is missing for these to work, themselves included. */
  private Set<ObjectId> lacking(Collection<Definition> wanted, Problems found) {
    Deque<Definition> open = new ArrayDeque<>(wanted);
    Set<ObjectId> lacking = new HashSet<>();
    Set<ObjectId> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Definition definition = open.pop();
      if (present(definition)) {
        checkLabels(definition, found);
      } else if (lacking.add(definition.id())) {
        for (ObjectId need : definition.needs()) {
          if (seen.add(need)) {
            open.add(definition(need));
          }
        }
      }
    }
    return lacking;
  }

  /**
   * Adds the functions that the text of missing functions calls, or the extensions that have them,
   * where they and what they need can be created. Tables can be created without them, so what
   * cannot is no problem, but a note.
   */
  private void addCalled(Collection<Definition> callers) {
    Deque<Definition> open = new ArrayDeque<>(callers);
    Set<ObjectId> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Definition caller = open.pop();
      for (Definition called : ordered(caller.calls())) {
        if (seen.add(called.id()) && !missing.contains(called.id()) && !present(called)) {
          Problems obstacles = new Problems();
          Set<ObjectId> lacking = lacking(List.of(called), obstacles);
          lacking.removeAll(missing);
          List<Definition> created = ordered(lacking);
          check(created, "it needs", obstacles);
          checkInstallable(created, obstacles);
          if (obstacles.isEmpty()) {
            missing.addAll(lacking);
            open.addAll(created);
          } else {
            notes.add(
                "%s is not created, though the text of %s uses it: %s"
                    .formatted(
                        described(called),
                        described(caller),
                        String.join("; ", obstacles.messages())));
          }
        }
      }
    }
  }

  /** Servers that are run by others have roles that may do more than the catalog tells. */
  private void checkInstallable(List<Definition> created, Problems found) {
    for (Definition definition : created) {
      if (definition.kind() == Kind.EXTENSION
          && !presence.installable().contains(definition.ref().name())) {
        found.add(
            "the catalog does not say that the destination's role may create %s; create it there"
                .formatted(described(definition)));
      }
    }
  }

  /** For the plan: what is called and not created. */
  List<String> notes() {
    return notes;
  }

  private List<Definition> ordered(Set<ObjectId> ids) {
    return definitions.definitions().stream()
        .filter(definition -> ids.contains(definition.id()))
        .toList();
  }

  private Definition definition(ObjectId id) {
    return Objects.requireNonNull(byId.get(id));
  }

  private boolean present(Definition definition) {
    return presence.has(
        definition.kind(),
        definition.id(),
        place(definition.ref()),
        Home.place(definition.signature(), homeSchema));
  }

  private TableRef place(TableRef ref) {
    return Home.place(ref, homeSchema);
  }

  private String described(Definition definition) {
    return Home.place(definition.described(), homeSchema);
  }

  private boolean covered(Definition table) {
    TableRef ref = place(table.ref());
    if (schemas.contains(ref.schema())) {
      return true;
    }
    if (presence.schemas().containsKey(ref.schema())) {
      problems.add(
          ref,
          "schema %s is none of the destination's, which are %s; name it with schemas(…)"
              .formatted(ref.schema(), schemas));
    } else {
      problems.add(ref, mustExist(ref.schema()));
    }
    return false;
  }

  private static String mustExist(String schema) {
    return "the destination has no schema %s, and it must exist: CREATE SCHEMA %s"
        .formatted(schema, PgSql.name(schema));
  }

  /**
   * @param why why others than tables have to be there
   */
  private void check(List<Definition> ordered, String why, Problems found) {
    checkSchemas(ordered, found);
    ordered.forEach(definition -> check(definition, why, found));
  }

  private void checkSchemas(List<Definition> ordered, Problems found) {
    Set<String> needed = new LinkedHashSet<>();
    for (Definition definition : ordered) {
      if (definition.kind() != Kind.OTHER) {
        needed.add(place(definition.ref()).schema());
        definition.named().forEach(partition -> needed.add(place(partition).schema()));
      }
    }
    for (String schema : needed) {
      Boolean creatable = presence.schemas().get(schema);
      if (creatable == null) {
        found.add(mustExist(schema));
      } else if (!creatable) {
        found.add(
            "the destination's role may create nothing in schema %s; grant CREATE on it"
                .formatted(schema));
      }
    }
  }

  private void check(Definition definition, String why, Problems found) {
    String what = described(definition);
    switch (definition.kind()) {
      case EXTENSION -> {
        if (!presence.available().contains(definition.ref().name())) {
          found.add(
              "the destination's server has no %s, which %s; install it there"
                  .formatted(what, why));
        }
      }
      case OTHER ->
          found.add(
              "the destination lacks %s, which %s and which is not created with tables; create it there%s"
                  .formatted(
                      what, why, what.startsWith("table ") ? ", or add it to the sync" : ""));
      case TABLE, SEQUENCE -> {
        refuseTaken(definition.ref(), found);
        definition.named().forEach(partition -> refuseTaken(partition, found));
      }
      case COLLATION, TYPE, FUNCTION -> {}
    }
    for (Demand demand : definition.demands()) {
      if (demand.superuser()) {
        if (!presence.superuser()) {
          found.add(
              "%s cannot be created, since only superusers create %s"
                  .formatted(what, demand.what()));
        }
      } else if (demand.version() == Integer.MAX_VALUE) {
        found.add(what + " cannot be created: initTableSchema() knows no " + demand.what());
      } else if (presence.version() < demand.version()) {
        found.add(
            "%s cannot be created, since the destination's server is version %d and %s came with %d"
                .formatted(what, presence.version(), demand.what(), demand.version()));
      }
    }
  }

  private void refuseTaken(TableRef marked, Problems found) {
    TableRef ref = place(marked);
    if (presence.relations().containsKey(ref)) {
      found.add(ref, "the destination has something else of this name; rename or drop it");
    }
  }

  /** An enum that exists is not changed, so it has to know all labels that may arrive. */
  private void checkLabels(Definition definition, Problems found) {
    if (!definition.labels().isEmpty()) {
      Set<String> lacking = new LinkedHashSet<>(definition.labels());
      presence.types().getOrDefault(place(definition.ref()), List.of()).forEach(lacking::remove);
      if (!lacking.isEmpty()) {
        found.add(
            "the destination's enum %s lacks the labels %s, and it is not changed; add them"
                .formatted(place(definition.ref()), lacking));
      }
    }
  }
}
