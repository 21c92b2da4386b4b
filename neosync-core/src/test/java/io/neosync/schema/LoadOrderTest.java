package io.neosync.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LoadOrderTest {

  private static final int TABLES = 12;

  private static TableRef ref(int number) {
    return new TableRef("s", "t%05d".formatted(number));
  }

  private static Table table(int number, Set<Integer> references) {
    return new Table(
        ref(number),
        List.of(),
        List.of(),
        references.stream()
            .map(to -> new ForeignKey("f" + to, ref(number), List.of("a"), ref(to), List.of("b")))
            .toList(),
        0);
  }

  /** Each edge is {@code from * TABLES + to}. */
  @Property(tries = 500)
  void parentsComeFirstAndOnlyCyclesStandTogether(
      @ForAll @Size(max = 30) Set<@IntRange(max = TABLES * TABLES - 1) Integer> edges) {
    Map<Integer, Set<Integer>> references = new HashMap<>();
    for (int i = 0; i < TABLES; i++) {
      references.put(i, new HashSet<>());
    }
    edges.forEach(edge -> references.get(edge / TABLES).add(edge % TABLES));
    List<Table> tables = new ArrayList<>();
    references.forEach((table, to) -> tables.add(table(table, to)));

    List<List<TableRef>> order = LoadOrder.of(tables);

    Map<TableRef, Integer> place = new HashMap<>();
    for (int i = 0; i < order.size(); i++) {
      assertThat(order.get(i)).isSorted();
      for (TableRef table : order.get(i)) {
        assertThat(place.put(table, i)).isNull();
      }
    }
    assertThat(place).hasSize(TABLES);
    boolean[][] reaches = closure(references);
    for (int from = 0; from < TABLES; from++) {
      for (int to = 0; to < TABLES; to++) {
        if (from != to) {
          boolean cycle = reaches[from][to] && reaches[to][from];
          assertThat(place.get(ref(from)).equals(place.get(ref(to)))).isEqualTo(cycle);
          if (reaches[from][to] && !cycle) {
            assertThat(place.get(ref(to))).isLessThan(place.get(ref(from)));
          }
        }
      }
    }
  }

  private static boolean[][] closure(Map<Integer, Set<Integer>> references) {
    boolean[][] reaches = new boolean[TABLES][TABLES];
    references.forEach((from, all) -> all.forEach(to -> reaches[from][to] = true));
    for (int via = 0; via < TABLES; via++) {
      for (int from = 0; from < TABLES; from++) {
        for (int to = 0; to < TABLES; to++) {
          reaches[from][to] |= reaches[from][via] && reaches[via][to];
        }
      }
    }
    return reaches;
  }

  @Test
  void chainOf50000TablesIsOrdered() {
    List<Table> chain = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      chain.add(table(i, i == 49_999 ? Set.of() : Set.of(i + 1)));
    }

    List<List<TableRef>> order = LoadOrder.of(chain);

    assertThat(order).hasSize(50_000).first().isEqualTo(List.of(ref(49_999)));
    assertThat(order).last().isEqualTo(List.of(ref(0)));
  }

  @Test
  void cycleOf50000TablesStandsTogether() {
    List<Table> cycle = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      cycle.add(table(i, Set.of((i + 1) % 50_000)));
    }

    assertThat(LoadOrder.of(cycle))
        .singleElement()
        .satisfies(all -> assertThat(all).hasSize(50_000));
  }

  @Test
  void referencesToTablesThatAreNotThereAreIgnored() {
    assertThat(LoadOrder.of(List.of(table(1, Set.of(7))))).containsExactly(List.of(ref(1)));
  }
}
