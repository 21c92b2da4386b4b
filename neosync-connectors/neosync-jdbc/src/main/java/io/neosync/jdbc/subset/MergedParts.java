package io.neosync.jdbc.subset;

import io.neosync.schema.TableRef;
import io.neosync.spi.RowFilter;
import io.neosync.spi.RowSubset;
import io.neosync.spi.RowSubset.Kind;
import io.neosync.spi.RowSubset.Part;
import io.neosync.spi.RowSubset.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A subset for servers that take a definition apart anew wherever it is mentioned, so that a query
 * costs as much as there are ways along the foreign keys. Where these are many, all tables that are
 * decided in one direction become one part, which is found by one recursion: that costs as much as
 * there are tables and foreign keys, though it has to note each row that falls. What stays is the
 * same: a fixpoint of all is a fixpoint of each.
 */
final class MergedParts {

  /** So many ways take a server some tenths of a second (measured on MySQL and MariaDB). */
  private static final long MANY = 250;

  private final Predicate<TableRef> identified;
  private final Map<TableRef, Long> ways = new HashMap<>();

  private MergedParts(Predicate<TableRef> identified) {
    this.identified = identified;
  }

  /**
   * @param identified whether a recursion can find a table's rows again
   */
  static RowSubset of(RowSubset subset, Predicate<TableRef> identified) {
    MergedParts merged = new MergedParts(identified);
    return merged.fewWays(subset) ? subset : new RowSubset(merged.merge(subset.parts()));
  }

  private boolean fewWays(RowSubset subset) {
    long most = 0;
    for (Part part : subset.parts()) {
      for (Rows rows : part.rows()) {
        long sum = 1;
        for (TableRef mentioned : mentioned(rows.filter())) {
          sum = Math.min(MANY + 1, sum + ways.getOrDefault(mentioned, 0L));
        }
        ways.put(rows.table().ref(), sum);
        most = Math.max(most, sum);
      }
    }
    return most <= MANY;
  }

  /** Parts in one direction follow each other. */
  private List<Part> merge(List<Part> parts) {
    List<Part> merged = new ArrayList<>();
    List<Part> run = new ArrayList<>();
    for (Part part : parts) {
      if (!run.isEmpty() && kind(run.get(0)) != kind(part)) {
        merged.addAll(together(run));
        run.clear();
      }
      run.add(part);
    }
    merged.addAll(together(run));
    return merged;
  }

  /** One part, and behind it what cannot be in it because nobody can find its rows. */
  private List<Part> together(List<Part> run) {
    Set<TableRef> needed = new HashSet<>();
    run.forEach(part -> part.rows().forEach(rows -> needed.addAll(mentioned(rows.filter()))));
    List<Rows> inside = new ArrayList<>();
    List<Part> behind = new ArrayList<>();
    for (Part part : run) {
      boolean apart =
          part.kind() == Kind.PLAIN
              && part.rows().stream()
                  .map(rows -> rows.table().ref())
                  .noneMatch(table -> identified.test(table) || needed.contains(table));
      if (apart) {
        behind.add(part);
      } else {
        inside.addAll(part.rows());
      }
    }
    if (inside.size() <= 1) {
      return run;
    }
    behind.add(0, new Part(kind(run.get(0)), inside));
    return behind;
  }

  private static Kind kind(Part part) {
    return part.rows().get(0).filter() instanceof RowFilter.AnyOf ? Kind.SMALLEST : Kind.LARGEST;
  }

  private static List<TableRef> mentioned(RowFilter filter) {
    if (filter instanceof RowFilter.References references) {
      return List.of(references.key().referenced());
    }
    if (filter instanceof RowFilter.ReferencedBy referenced) {
      return List.of(referenced.key().table());
    }
    if (filter instanceof RowFilter.AllOf all) {
      return all.filters().stream().flatMap(each -> mentioned(each).stream()).toList();
    }
    if (filter instanceof RowFilter.AnyOf any) {
      return any.filters().stream().flatMap(each -> mentioned(each).stream()).toList();
    }
    return List.of();
  }
}
