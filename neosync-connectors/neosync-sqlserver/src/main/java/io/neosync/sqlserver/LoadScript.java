package io.neosync.sqlserver;

import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.Emptying;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What happens around the rows, decided from metadata. All of it is in one transaction. */
final class LoadScript {

  private final boolean emptying;
  private final Map<TableRef, Relation> relations;
  private final Map<TableRef, Way> ways;
  private final Surroundings surroundings;
  private final SetAside setAside;

  private LoadScript(
      boolean emptying,
      Map<TableRef, Relation> relations,
      Map<TableRef, Way> ways,
      Surroundings surroundings,
      SetAside setAside) {
    this.emptying = emptying;
    this.relations = relations;
    this.ways = ways;
    this.surroundings = surroundings;
    this.setAside = setAside;
  }

  /**
   * @param relations the destination's tables that are synced, in load order
   */
  static LoadScript of(
      LoadRequest request,
      Map<TableRef, Relation> relations,
      Map<TableRef, Way> ways,
      Surroundings surroundings) {
    return new LoadScript(
        request.emptying() != Emptying.NONE,
        relations,
        ways,
        surroundings,
        SetAside.of(request, relations.values(), ways));
  }

  boolean emptying() {
    return emptying;
  }

  Way way(TableRef table) {
    return Objects.requireNonNull(ways.get(table));
  }

  SetAside setAside() {
    return setAside;
  }

  /** Disables triggers and foreign keys. */
  List<Step> disabling() {
    List<Step> steps = new ArrayList<>();
    for (TableRef table : relations.keySet()) {
      List<String> triggers = surroundings.triggers().getOrDefault(table, List.of());
      if (!triggers.isEmpty()) {
        steps.add(
            new Step("disabling triggers of " + table, TSql.disableTriggers(table, triggers)));
      }
      List<String> keys = setAside.names(table);
      if (!keys.isEmpty()) {
        steps.add(
            new Step("disabling foreign keys of " + table, TSql.disableConstraints(table, keys)));
      }
    }
    return steps;
  }

  /** Empties the tables, those first that reference others, and restarts their counters. */
  List<Step> emptyingSteps() {
    List<Step> steps = new ArrayList<>();
    if (emptying) {
      List<Relation> reversed = new ArrayList<>(relations.values());
      Collections.reverse(reversed);
      for (Relation relation : reversed) {
        TableRef table = relation.ref();
        boolean truncates = surroundings.truncates(table);
        steps.add(
            new Step("emptying " + table, truncates ? TSql.truncate(table) : TSql.delete(table)));
        if (!truncates) {
          restart(relation).ifPresent(steps::add);
        }
      }
    }
    return steps;
  }

  /** A counter that never gave anything begins at its seed anyway. */
  private static Optional<Step> restart(Relation relation) {
    return relation
        .identity()
        .filter(identity -> identity.last().isPresent())
        .flatMap(identity -> identity.beforeSeed(identity.type(relation)))
        .map(
            value ->
                new Step(
                    "restarting the identity of " + relation.ref(),
                    TSql.reseed(relation.ref(), value.toString())));
  }

  /** The statements that make counters and sequences go on behind the rows, for people. */
  List<String> continuing() {
    List<String> statements = new ArrayList<>();
    for (Relation relation : relations.values()) {
      relation
          .identity()
          .map(identity -> TSql.reseed(relation.ref(), TSql.behind(identity)))
          .ifPresent(statements::add);
    }
    for (Sequence sequence : sequences()) {
      List<Sequence.Use> uses = sequence.comparable(relations);
      if (!uses.isEmpty()) {
        statements.add(TSql.restart(sequence.ref(), TSql.behind(sequence, uses)));
      }
    }
    return statements;
  }

  /** The sequences behind defaults of the tables. */
  List<Sequence> sequences() {
    return surroundings.sequences().sequences();
  }

  /** Puts foreign keys and triggers back. */
  List<Step> after() {
    List<Step> steps = new ArrayList<>();
    for (TableRef table : relations.keySet()) {
      List<String> trusted = setAside.trusted(table);
      if (!trusted.isEmpty()) {
        steps.add(
            new Step("checking foreign keys of " + table, TSql.enableTrusted(table, trusted)));
      }
      List<String> untrusted = setAside.untrusted(table);
      if (!untrusted.isEmpty()) {
        steps.add(
            new Step("enabling foreign keys of " + table, TSql.enableUntrusted(table, untrusted)));
      }
      List<String> triggers = surroundings.triggers().getOrDefault(table, List.of());
      if (!triggers.isEmpty()) {
        steps.add(new Step("enabling triggers of " + table, TSql.enableTriggers(table, triggers)));
      }
    }
    return steps;
  }
}
