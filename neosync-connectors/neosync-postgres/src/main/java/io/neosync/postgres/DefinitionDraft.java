package io.neosync.postgres;

import io.neosync.postgres.Definition.Demand;
import io.neosync.postgres.Definition.Kind;
import io.neosync.postgres.Definition.Link;
import io.neosync.postgres.Definition.Rule;
import io.neosync.postgres.Definition.Stage;
import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A definition while it is being read, by several readers in turn. */
final class DefinitionDraft {

  private final ObjectId id;
  private final Kind kind;
  private final TableRef ref;
  private final String signature;
  private final List<TableRef> named = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final List<Step> create = new ArrayList<>();
  private final List<Link> connect = new ArrayList<>();
  private final Map<Stage, List<Step>> complete = new EnumMap<>(Stage.class);
  private final List<ForeignKeyState> foreignKeys = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Set<Demand> demands = new LinkedHashSet<>();
  private final Set<String> notes = new LinkedHashSet<>();

  DefinitionDraft(ObjectId id, Kind kind, TableRef ref, String signature) {
    this.id = id;
    this.kind = kind;
    this.ref = ref;
    this.signature = signature;
  }

  ObjectId id() {
    return id;
  }

  TableRef ref() {
    return ref;
  }

  void named(TableRef partition) {
    named.add(partition);
  }

  void labels(List<String> ofEnum) {
    labels.addAll(ofEnum);
  }

  void create(String description, String sql) {
    create.add(new Step(description, sql));
  }

  void connect(TableRef table, String description, String sql) {
    connect.add(new Link(table, new Step(description, sql)));
  }

  void complete(Stage stage, String description, String sql) {
    complete(stage, new Step(description, sql));
  }

  void complete(Stage stage, Step step) {
    complete.computeIfAbsent(stage, any -> new ArrayList<>()).add(step);
  }

  /**
   * @param on what carries the comment, as COMMENT ON names it
   */
  void comment(String on, @Nullable String text) {
    if (text != null) {
      complete(
          Stage.COMMENT,
          "commenting on " + ref,
          "COMMENT ON %s IS %s".formatted(on, PgSql.literal(text)));
    }
  }

  void foreignKey(ForeignKeyState key) {
    foreignKeys.add(key);
  }

  void rule(Rule rule) {
    rules.add(rule);
  }

  void demand(int version, String what) {
    demands.add(new Demand(version, false, what));
  }

  void demandSuperuser(String what) {
    demands.add(new Demand(0, true, what));
  }

  void note(String note) {
    notes.add(note);
  }

  Definition finished(Set<ObjectId> needs, Set<ObjectId> calls) {
    return new Definition(
        id,
        kind,
        ref,
        signature,
        named,
        labels,
        create,
        connect,
        complete,
        foreignKeys,
        rules,
        List.copyOf(demands),
        List.copyOf(notes),
        needs,
        calls);
  }
}
