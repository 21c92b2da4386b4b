package io.neosync.postgres;

import io.neosync.postgres.Definition.Demand;
import io.neosync.postgres.Definition.Kind;
import io.neosync.schema.TableRef;
import io.neosync.spi.Problems;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds which definitions a destination lacks: those of missing tables, and of what these need.
 * What an existing table needs is not looked at. Reports what cannot be created.
 */
final class MissingDefinitions {

  private final PgDefinitions definitions;
  private final String homeSchema;
  private final List<String> schemas;
  private final Presence presence;
  private final Problems problems;
  private final Map<ObjectId, Definition> byId = new HashMap<>();
  private final Set<ObjectId> missing = new HashSet<>();

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
    Deque<Definition> open = new ArrayDeque<>();
    for (Definition definition : definitions.definitions()) {
      if (definition.kind() == Kind.TABLE && !covered(definition)) {
        continue;
      }
      if (definition.kind() == Kind.TABLE && !present(definition)) {
        open.add(definition);
      }
    }
    Set<ObjectId> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Definition definition = open.pop();
      if (present(definition)) {
        checkLabels(definition);
      } else if (missing.add(definition.id())) {
        for (ObjectId need : definition.needs()) {
          if (seen.add(need)) {
            open.add(Objects.requireNonNull(byId.get(need)));
          }
        }
      }
    }
    List<Definition> ordered =
        definitions.definitions().stream()
            .filter(definition -> missing.contains(definition.id()))
            .toList();
    checkSchemas(ordered);
    ordered.forEach(this::check);
    return ordered;
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

  private void checkSchemas(List<Definition> ordered) {
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
        problems.add(mustExist(schema));
      } else if (!creatable) {
        problems.add(
            "the destination's role may create nothing in schema %s; grant CREATE on it"
                .formatted(schema));
      }
    }
  }

  private void check(Definition definition) {
    String what = described(definition);
    switch (definition.kind()) {
      case EXTENSION -> {
        if (!presence.available().contains(definition.ref().name())) {
          problems.add(
              "the destination's server has no %s, which the tables need; install it there"
                  .formatted(what));
        }
      }
      case OTHER ->
          problems.add(
              "the destination lacks %s, which the tables need and which is not created with them; create it there%s"
                  .formatted(what, what.startsWith("table ") ? ", or add it to the sync" : ""));
      case TABLE, SEQUENCE -> {
        refuseTaken(definition.ref());
        definition.named().forEach(this::refuseTaken);
      }
      case COLLATION, TYPE, FUNCTION -> {}
    }
    for (Demand demand : definition.demands()) {
      if (demand.version() == Integer.MAX_VALUE) {
        problems.add(what + " cannot be created: initTableSchema() knows no " + demand.what());
      } else if (presence.version() < demand.version()) {
        problems.add(
            "%s cannot be created, since the destination's server is version %d and %s came with %d"
                .formatted(what, presence.version(), demand.what(), demand.version()));
      }
    }
  }

  private void refuseTaken(TableRef marked) {
    TableRef ref = place(marked);
    if (presence.relations().containsKey(ref)) {
      problems.add(ref, "the destination has something else of this name; rename or drop it");
    }
  }

  /** An enum that exists is not changed, so it has to know all labels that may arrive. */
  private void checkLabels(Definition definition) {
    if (!definition.labels().isEmpty()) {
      Set<String> lacking = new LinkedHashSet<>(definition.labels());
      presence.types().getOrDefault(place(definition.ref()), List.of()).forEach(lacking::remove);
      if (!lacking.isEmpty()) {
        problems.add(
            "the destination's enum %s lacks the labels %s, and it is not changed; add them"
                .formatted(place(definition.ref()), lacking));
      }
    }
  }
}
