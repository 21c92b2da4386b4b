package io.neosync.postgres.model;

import io.neosync.postgres.model.RowModel.Outcome;
import io.neosync.postgres.model.Shape.ColumnShape;
import io.neosync.postgres.model.Shape.Form;
import io.neosync.postgres.model.Shape.Reference;
import io.neosync.postgres.model.Shape.TableShape;
import io.neosync.postgres.model.Shape.Unique;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A schema, rows on both sides and options, all made up from one seed. */
public final class RandomCase {

  private final Random random;
  private final Shape shape;
  private final List<List<Unique>> sourceKeys = new ArrayList<>();
  private final List<List<List<String>>> existing = new ArrayList<>();
  private final List<List<List<String>>> source = new ArrayList<>();
  private final Settings settings;
  private final boolean rebuild;
  private final boolean compare;

  /**
   * @param nullsNotDistinct whether the server knows NULLS NOT DISTINCT
   */
  public RandomCase(long seed, boolean nullsNotDistinct) {
    random = new Random(seed * 7919 + 17);
    shape = new RandomShape(random, nullsNotDistinct).make();
    int spread = 4 + random.nextInt(48);
    for (int table = 0; table < shape.tables().size(); table++) {
      existing.add(random.nextInt(4) == 0 ? new ArrayList<>() : rows(table, spread, true));
      source.add(rows(table, spread, random.nextInt(30) != 0));
    }
    clean(existing, List.of());
    if (random.nextInt(5) < 2) {
      clean(source, existing);
    }
    for (int table = 0; table < shape.tables().size(); table++) {
      sourceKeys.add(new ArrayList<>());
      for (Unique unique : shape.tables().get(table).uniques()) {
        boolean filled = source.get(table).stream().noneMatch(row -> nullIn(unique, row));
        if (random.nextBoolean() && (filled || unique.form() != Form.PRIMARY)) {
          sourceKeys.get(table).add(unique);
          apart(unique, source.get(table));
        }
      }
    }
    settings = randomSettings();
    rebuild = random.nextBoolean();
    compare = random.nextInt(4) != 0;
  }

  private static boolean nullIn(Unique unique, List<String> row) {
    return unique.columns().stream().anyMatch(i -> row.get(i) == null);
  }

  private Settings randomSettings() {
    TreeSet<Integer> synced = new TreeSet<>();
    boolean all = random.nextInt(3) != 0;
    for (int table = 0; table < shape.tables().size(); table++) {
      if (all || random.nextBoolean()) {
        synced.add(table);
      }
    }
    if (synced.isEmpty()) {
      synced.add(0);
    }
    int emptying = random.nextInt(8);
    return new Settings(
        synced,
        emptying == 0,
        emptying == 1,
        emptying >= 4 || random.nextInt(10) == 0,
        random.nextInt(3) != 0,
        random.nextInt(3) != 0);
  }

  private List<List<String>> rows(int table, int spread, boolean complete) {
    List<ColumnShape> columns = shape.tables().get(table).columns();
    List<List<String>> rows = new ArrayList<>();
    int count = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(25);
    for (int i = 0; i < count; i++) {
      List<String> row = new ArrayList<>();
      for (ColumnShape column : columns) {
        boolean empty =
            column.nullable() ? random.nextInt(4) == 0 : !complete && random.nextInt(10) == 0;
        row.add(empty ? null : column.kind().value(random.nextInt(spread)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static void apart(Unique unique, List<List<String>> rows) {
    List<List<String>> kept = new ArrayList<>();
    for (List<String> row : rows) {
      if (!RowModel.meets(unique, row, kept)) {
        kept.add(row);
      }
    }
    rows.clear();
    rows.addAll(kept);
  }

  /** Takes out what could not stand beside {@code others}. */
  private void clean(List<List<List<String>>> rows, List<List<List<String>>> others) {
    for (int table = 0; table < rows.size(); table++) {
      int number = table;
      List<List<String>> there = others.isEmpty() ? List.of() : others.get(table);
      for (Unique unique : shape.tables().get(table).uniques()) {
        apart(unique, rows.get(table));
        rows.get(number).removeIf(row -> RowModel.meets(unique, row, there));
      }
    }
    boolean more = true;
    while (more) {
      more = false;
      for (Reference reference : shape.references()) {
        if (!reference.notValid()) {
          int to = reference.referenced();
          List<List<String>> parents =
              Stream.concat(
                      rows.get(to).stream(),
                      others.isEmpty() ? Stream.of() : others.get(to).stream())
                  .toList();
          more |= rows.get(reference.table()).removeIf(row -> !reference.holds(row, parents));
        }
      }
    }
  }

  /** Tables, rows and keys of the source; no more keys than its rows satisfy. */
  public String sourceScript() {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < shape.tables().size(); i++) {
      TableShape table = shape.tables().get(i);
      List<List<String>> rows = source.get(i);
      List<ColumnShape> columns =
          IntStream.range(0, table.columns().size())
              .mapToObj(
                  c ->
                      new ColumnShape(
                          table.columns().get(c).name(),
                          table.columns().get(c).kind(),
                          table.columns().get(c).nullable()
                              || rows.stream().anyMatch(row -> row.get(c) == null)))
              .toList();
      script.append(new TableShape(table.name(), columns, List.of()).create());
      script.append(table.insert(rows));
      sourceKeys.get(i).forEach(unique -> script.append(table.add(unique)));
    }
    return script.toString();
  }

  /** Tables, rows, keys and foreign keys of the destination. */
  public String destinationScript() {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < shape.tables().size(); i++) {
      TableShape table = shape.tables().get(i);
      script.append(table.create()).append(table.insert(existing.get(i)));
      table.uniques().forEach(unique -> script.append(table.add(unique)));
    }
    shape.references().forEach(reference -> script.append(shape.add(reference)));
    return script.toString();
  }

  public Shape shape() {
    return shape;
  }

  public Settings settings() {
    return settings;
  }

  /** Whether indexes are to be rebuilt, however few rows there are. */
  public boolean rebuild() {
    return rebuild;
  }

  /** Whether keys are to be compared, however few rows there are. */
  public boolean compare() {
    return compare;
  }

  public List<List<List<String>>> existing() {
    return existing;
  }

  public List<List<List<String>>> source() {
    return source;
  }

  /** What has to come out when rows arrive in the order of the source. */
  public Outcome expected() {
    return RowModel.run(shape, settings, existing, source);
  }

  /**
   * What may come out as well where rows arrive in an order of the server's choice: {@code found}
   * rows first, then the others in some order.
   */
  public Outcome expected(List<List<List<String>>> found, Random order) {
    List<List<List<String>>> ordered = new ArrayList<>();
    for (int table = 0; table < source.size(); table++) {
      List<List<String>> rows = new ArrayList<>(source.get(table));
      Collections.shuffle(rows, order);
      List<List<String>> there = found.get(table);
      rows.sort((a, b) -> Boolean.compare(there.contains(b), there.contains(a)));
      ordered.add(rows);
    }
    return RowModel.run(shape, settings, existing, ordered);
  }
}
