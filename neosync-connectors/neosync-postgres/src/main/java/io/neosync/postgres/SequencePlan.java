package io.neosync.postgres;

import io.neosync.postgres.SequenceReader.Sequence;
import io.neosync.postgres.SequenceReader.Use;
import io.neosync.schema.Column;
import io.neosync.schema.TableRef;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.TableLoad;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Sets the sequences of the loaded tables so that the next generated value collides with no row: at
 * or after where the source's sequence stands, and after the greatest value that is there.
 */
final class SequencePlan {

  private final Backend backend;
  private final Set<TableRef> emptied;
  private final Map<TableRef, Map<String, Long>> sourceNext = new HashMap<>();

  SequencePlan(Backend backend, LoadRequest request, Set<TableRef> emptied) {
    this.backend = backend;
    this.emptied = emptied;
    for (TableLoad load : request.tables()) {
      Map<String, Long> next = new HashMap<>();
      for (ColumnMapping mapping : load.task().columns()) {
        OptionalLong value = mapping.source().nextGenerated();
        Column column = mapping.destination();
        value.ifPresent(known -> next.put(column.name(), known));
      }
      sourceNext.put(load.task().destination().ref(), next);
    }
  }

  /** Sets them; to be called when all rows have arrived. */
  void apply(String tableOids) throws SQLException {
    Map<Sequence, List<Use>> uses = new LinkedHashMap<>();
    for (Use use : SequenceReader.uses(backend, tableOids)) {
      uses.computeIfAbsent(use.sequence(), sequence -> new ArrayList<>()).add(use);
    }
    Map<Sequence, Long> current = SequenceReader.nextValues(backend, List.copyOf(uses.keySet()));
    Map<Use, Long> furthest = furthest(uses.values().stream().flatMap(List::stream).toList());
    for (Map.Entry<Sequence, List<Use>> entry : uses.entrySet()) {
      Sequence sequence = entry.getKey();
      long next = next(sequence, entry.getValue(), current.get(sequence), furthest);
      set(sequence, next, current.get(sequence));
    }
  }

  /** The greatest value of each column, or the least where the sequence descends. */
  private Map<Use, Long> furthest(List<Use> uses) throws SQLException {
    List<Use> comparable = uses.stream().filter(Use::comparable).toList();
    Map<Use, Long> furthest = new HashMap<>();
    List<Backend.Part> queries =
        comparable.stream()
            .map(
                use ->
                    new Backend.Part(
                        "cast(%s(%s) as numeric)"
                            .formatted(
                                use.sequence().increment() > 0 ? "max" : "min",
                                PgSql.name(use.column())),
                        " from " + PgSql.name(use.tableRef())))
            .toList();
    List<java.util.Optional<java.math.BigDecimal>> values =
        backend.queryEach(queries, row -> java.util.Optional.ofNullable(row.getBigDecimal(2)));
    for (int i = 0; i < comparable.size(); i++) {
      Use use = comparable.get(i);
      values.get(i).ifPresent(value -> furthest.put(use, clamp(value, use.sequence())));
    }
    return furthest;
  }

  private static long clamp(java.math.BigDecimal value, Sequence sequence) {
    java.math.BigDecimal max = java.math.BigDecimal.valueOf(sequence.max());
    java.math.BigDecimal min = java.math.BigDecimal.valueOf(sequence.min());
    return value.max(min).min(max).longValue();
  }

  private long next(
      Sequence sequence,
      List<Use> uses,
      @org.jspecify.annotations.Nullable Long current,
      Map<Use, Long> furthest) {
    List<Long> candidates = new ArrayList<>();
    boolean restarts = uses.stream().allMatch(use -> emptied.contains(use.tableRef()));
    if (!restarts && current != null) {
      candidates.add(current);
    }
    for (Use use : uses) {
      Long source = sourceNext.getOrDefault(use.tableRef(), Map.of()).get(use.column());
      if (source != null && restarts) {
        candidates.add(source);
      }
      Long value = furthest.get(use);
      if (value != null) {
        candidates.add(SequenceReader.after(value, sequence));
      }
    }
    return candidates.stream()
        .reduce(sequence.increment() > 0 ? Math::max : Math::min)
        .orElse(sequence.start());
  }

  /**
   * RESTART gives the sequence new storage that a rollback takes away again; only then is setval,
   * which otherwise survives a rollback, undone too.
   */
  private void set(Sequence sequence, long next, @org.jspecify.annotations.Nullable Long current)
      throws SQLException {
    if (current != null && current == next) {
      return;
    }
    if (sequence.owned()) {
      backend.execute("ALTER SEQUENCE " + PgSql.name(sequence.ref()) + " RESTART");
    } else if (!sequence.maySet()) {
      throw new SQLException(
          "this role may not set sequence " + sequence.ref() + ", whose next value would collide");
    }
    // Written as the server would have left it: the last value given, or the start, not yet given.
    long last = next - sequence.increment();
    boolean given = next != sequence.start() && last >= sequence.min() && last <= sequence.max();
    backend.forEach(
        "select setval(cast(? as regclass), ?, ?)",
        row -> {},
        PgSql.name(sequence.ref()),
        given ? last : Math.max(sequence.min(), Math.min(sequence.max(), next)),
        given);
  }
}
