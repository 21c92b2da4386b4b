package io.neosync.spi;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which rows of which tables stay. Every restricted table is defined once, however many others
 * depend on it, so that the whole grows with the number of tables and foreign keys. Tables that are
 * not mentioned stay whole. Immutable.
 */
public final class RowSubset {

  private final List<Part> parts;
  private final Map<TableRef, Rows> rows = new LinkedHashMap<>();
  private final Map<TableRef, Integer> positions = new HashMap<>();

  /** How the rows of a part's tables depend on each other. */
  public enum Kind {
    /** One table, whose filter speaks of tables of earlier parts only. */
    PLAIN,
    /**
     * Tables that reference each other or themselves: of all sets of rows that pass their filters
     * the largest, so that rows stay that do nothing but reference each other.
     */
    LARGEST,
    /** The same, but the smallest sets: rows fall that do nothing but reference each other. */
    SMALLEST
  }

  /** Tables that can only be decided together. */
  public record Part(Kind kind, List<Rows> rows) {
    public Part {
      rows = List.copyOf(rows);
    }
  }

  /**
   * @param why in words: the table's own condition, or the foreign keys that lead to one
   */
  public record Rows(Table table, RowFilter filter, String why) {}

  /**
   * @param parts each after those whose tables its filters speak of
   */
  public RowSubset(List<Part> parts) {
    this.parts = List.copyOf(parts);
    for (int i = 0; i < this.parts.size(); i++) {
      for (Rows each : this.parts.get(i).rows()) {
        rows.put(each.table().ref(), each);
        positions.put(each.table().ref(), i);
      }
    }
  }

  /** Every table stays whole. */
  public static RowSubset whole() {
    return new RowSubset(List.of());
  }

  /** What stays of a table; empty where all of it does. */
  public Optional<Rows> rows(TableRef table) {
    return Optional.ofNullable(rows.get(table));
  }

  /** All parts, each after those it depends on. */
  public List<Part> parts() {
    return parts;
  }

  /** The part of a restricted table, after all the parts that it depends on. */
  public List<Part> needed(TableRef table) {
    TreeSet<Integer> needed = new TreeSet<>();
    Deque<TableRef> open = new ArrayDeque<>(List.of(table));
    while (!open.isEmpty()) {
      Integer position = positions.get(open.pop());
      if (position != null && needed.add(position)) {
        parts.get(position).rows().forEach(each -> mentioned(each.filter(), open));
      }
    }
    return needed.stream().map(parts::get).toList();
  }

  private static void mentioned(RowFilter filter, Deque<TableRef> tables) {
    if (filter instanceof RowFilter.References references) {
      tables.push(references.key().referenced());
    } else if (filter instanceof RowFilter.ReferencedBy referenced) {
      tables.push(referenced.key().table());
    } else if (filter instanceof RowFilter.AllOf all) {
      all.filters().forEach(each -> mentioned(each, tables));
    } else if (filter instanceof RowFilter.AnyOf any) {
      any.filters().forEach(each -> mentioned(each, tables));
    }
  }

  /** Whether both tables of {@code key} are decided in one part. */
  public boolean together(ForeignKey key) {
    Integer position = positions.get(key.table());
    return position != null && position.equals(positions.get(key.referenced()));
  }
}
