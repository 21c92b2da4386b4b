package io.neosync.mysql;

import io.neosync.mysql.CatalogReader.Trigger;
import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.Emptying;
import io.neosync.spi.LoadRequest.OnViolation;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The triggers of the tables of a run, which fire since MySQL cannot disable them, and which other
 * tables of the run they may write to.
 */
final class Triggers {

  private final List<TableRef> order;
  private final boolean emptying;
  private final boolean skipping;
  private final List<Trigger> firing;
  private final Map<Trigger, Set<TableRef>> reached = new HashMap<>();

  private Triggers(LoadRequest request, List<Trigger> present) {
    this.order = request.tables().stream().map(load -> load.task().destination().ref()).toList();
    this.emptying = request.emptying() != Emptying.NONE;
    this.skipping = request.onViolation() == OnViolation.SKIP;
    Set<TableRef> corrected =
        present.stream().filter(Triggers::changing).map(Trigger::table).collect(Collectors.toSet());
    this.firing =
        present.stream()
            .filter(
                trigger ->
                    switch (trigger.event()) {
                      case "INSERT" -> true;
                      case "UPDATE" -> corrected.contains(trigger.table());
                      default -> emptying || skipping;
                    })
            .toList();
  }

  /**
   * @param existing the tables of the run that are there already: the others have none yet
   */
  static Triggers of(Backend backend, LoadRequest request, Collection<TableRef> existing)
      throws SQLException {
    Triggers triggers = new Triggers(request, CatalogReader.triggers(backend, existing));
    if (!triggers.firing.isEmpty()) {
      Mentions mentions = Mentions.read(backend);
      Set<TableRef> tables = Set.copyOf(triggers.order);
      for (Trigger trigger : triggers.firing) {
        triggers.reached.put(trigger, mentions.of(trigger.body(), tables));
      }
    }
    return triggers;
  }

  /** Whether a trigger can change the row that fires it. */
  private static boolean changing(Trigger trigger) {
    return trigger.before() && trigger.event().equals("INSERT");
  }

  /** Those that can change the rows that arrive in this table. */
  Set<String> changing(TableRef table) {
    return names(trigger -> changing(trigger) && trigger.table().equals(table));
  }

  /** Those that may have written to this table when its rows come, after it was emptied. */
  Set<String> before(TableRef table) {
    return reaching(
        table,
        trigger ->
            trigger.event().equals("DELETE")
                ? emptying
                : order.indexOf(trigger.table()) < order.indexOf(table));
  }

  /** Those that may write to this table when its rows are there. */
  Set<String> after(TableRef table) {
    return reaching(
        table,
        trigger ->
            order.indexOf(trigger.table()) > order.indexOf(table)
                || (trigger.event().equals("DELETE") && skipping));
  }

  private Set<String> reaching(TableRef table, Predicate<Trigger> when) {
    return names(
        trigger ->
            !trigger.table().equals(table) // a statement's own table is closed to its triggers
                && reached.getOrDefault(trigger, Set.of()).contains(table)
                && when.test(trigger));
  }

  /**
   * Those that fire for certain, as long as there are rows.
   *
   * @param deletes whether rows are deleted
   */
  Set<String> firing(boolean deletes) {
    return names(
        trigger ->
            trigger.event().equals("INSERT") || (trigger.event().equals("DELETE") && deletes));
  }

  private Set<String> names(Predicate<Trigger> which) {
    return firing.stream()
        .filter(which)
        .map(trigger -> trigger.name() + " of " + trigger.table().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
