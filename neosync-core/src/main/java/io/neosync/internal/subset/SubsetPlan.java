package io.neosync.internal.subset;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.LoadOrder;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.RowFilter;
import io.neosync.spi.RowSubset;
import io.neosync.spi.RowSubset.Kind;
import io.neosync.spi.RowSubset.Part;
import io.neosync.spi.RowSubset.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which tables conditions restrict, and by which filters.
 *
 * <p>Going down, a row is left out only if it fails its table's own conditions or references a row
 * that is left out. Going up, a table keeps only the rows that some row that stays references. Only
 * synced tables take part: a reference to any other table restricts nothing.
 */
public final class SubsetPlan {

  private final KeyGraph keys;
  private final Map<TableRef, List<RowFilter>> conditions;
  private final Following following;
  private final Levels levels;
  private final Reasons reasons;

  private SubsetPlan(
      KeyGraph keys, Map<TableRef, List<RowFilter>> conditions, Following following) {
    this.keys = keys;
    this.conditions = conditions;
    this.following = following;
    this.levels = new Levels(keys, conditions.keySet(), following);
    this.reasons = new Reasons(levels);
  }

  /**
   * @param tables the synced tables, as the source has them
   * @param virtual foreign keys that the source does not know of
   * @param conditions by table; all conditions of a table must hold
   */
  public static SubsetPlan of(
      Collection<Table> tables,
      Collection<ForeignKey> virtual,
      Map<TableRef, List<RowFilter>> conditions,
      Following following) {
    return new SubsetPlan(new KeyGraph(tables, virtual), conditions, following);
  }

  /** Which rows stay. */
  public RowSubset rows() {
    List<Part> parts = new ArrayList<>();
    boolean down = true;
    for (Set<TableRef> level : levels.tables()) {
      List<List<TableRef>> components = components(level, following.allows(down));
      if (!down) {
        // Referenced tables come first, but here what stays of them depends on who references them.
        Collections.reverse(components);
      }
      for (List<TableRef> component : components) {
        parts.add(part(component, down));
      }
      down = !down;
    }
    return new RowSubset(parts);
  }

  private List<List<TableRef>> components(Set<TableRef> level, boolean follows) {
    List<Table> tables = new ArrayList<>();
    for (TableRef ref : level) {
      Table table = keys.table(ref);
      List<ForeignKey> within =
          follows
              ? keys.from(ref).stream().filter(key -> level.contains(key.referenced())).toList()
              : List.of();
      tables.add(new Table(ref, table.columns(), table.keys(), within, table.estimatedRows()));
    }
    return new ArrayList<>(LoadOrder.of(tables));
  }

  private Part part(List<TableRef> component, boolean down) {
    List<Rows> rows = new ArrayList<>();
    for (TableRef table : component) {
      RowFilter filter = down ? downwards(table) : upwards(table);
      rows.add(new Rows(keys.table(table), filter, reasons.of(table)));
    }
    boolean cyclic =
        component.size() > 1
            || keys.from(component.get(0)).stream().anyMatch(ForeignKey::selfReference);
    return new Part(
        !(cyclic && following.allows(down)) ? Kind.PLAIN : down ? Kind.LARGEST : Kind.SMALLEST,
        rows);
  }

  private RowFilter downwards(TableRef table) {
    List<RowFilter> filters = new ArrayList<>(conditions.getOrDefault(table, List.of()));
    if (following.down()) {
      for (ForeignKey key : keys.from(table)) {
        if (decidedBefore(key.referenced(), table)) {
          filters.add(new RowFilter.References(key));
        }
      }
    }
    return new RowFilter.AllOf(filters);
  }

  private RowFilter upwards(TableRef table) {
    List<RowFilter> filters = new ArrayList<>();
    for (ForeignKey key : keys.to(table)) {
      boolean whole = levels.of(key.table()) == null;
      if (whole || decidedBefore(key.table(), table)) {
        filters.add(new RowFilter.ReferencedBy(key));
      }
    }
    return new RowFilter.AnyOf(filters);
  }

  /** Whether {@code other} is decided before {@code table}, or together with it. */
  private boolean decidedBefore(TableRef other, TableRef table) {
    Integer first = levels.of(other);
    Integer second = levels.of(table);
    return first != null && second != null && first <= second;
  }

  /**
   * The foreign keys whose rows may reference rows that conditions leave out: none when conditions
   * follow foreign keys.
   */
  public List<ForeignKey> dangling() {
    Set<ForeignKey> dangling = new LinkedHashSet<>();
    if (!following.down()) {
      conditions.keySet().forEach(table -> dangling.addAll(keys.to(table)));
    }
    return List.copyOf(dangling);
  }
}
