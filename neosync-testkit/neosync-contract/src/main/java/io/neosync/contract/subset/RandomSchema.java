package io.neosync.contract.subset;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A few small tables that reference each other in every way there is, with their rows. */
public final class RandomSchema {

  /** What a foreign key is like. */
  public enum Kind {
    /** To the primary key. */
    SIMPLE,
    /** To two columns with a unique constraint, either of which may be NULL. */
    COMPOSITE,
    /** To the primary key, with orphans that the constraint overlooks. */
    NOT_VALID,
    /** To a column that is not unique, where the engine allows that. */
    NOT_UNIQUE,
    /** Undeclared, to a column that is not unique, with orphans. */
    VIRTUAL,
    /** Undeclared, two columns. */
    VIRTUAL_COMPOSITE
  }

  record Key(Kind kind, int table, int parent, int number, boolean notNull) {

    boolean virtual() {
      return kind == Kind.VIRTUAL || kind == Kind.VIRTUAL_COMPOSITE;
    }

    List<String> columns() {
      return kind == Kind.COMPOSITE || kind == Kind.VIRTUAL_COMPOSITE
          ? List.of("k" + number + "a", "k" + number + "b")
          : List.of("k" + number);
    }

    List<String> referenced() {
      return switch (kind) {
        case SIMPLE, NOT_VALID -> List.of("id");
        case COMPOSITE -> List.of("a", "b");
        case VIRTUAL, NOT_UNIQUE -> List.of("tag");
        case VIRTUAL_COMPOSITE -> List.of("tag", "v");
      };
    }
  }

  /** A row: its columns by name. */
  record Row(int table, TreeMap<String, @Nullable Integer> values) {
    @Nullable Integer get(String column) {
      return values.get(column);
    }

    /** A number that no row lacks. */
    int number(String column) {
      return Objects.requireNonNull(values.get(column));
    }

    int id() {
      return number("id");
    }
  }

  final int tables;
  final List<Key> keys = new ArrayList<>();
  final List<List<Row>> rows = new ArrayList<>();
  private final Random random;

  RandomSchema(long seed, List<Kind> kinds, boolean nullsMeet) {
    random = new Random(seed);
    tables = 1 + random.nextInt(6);
    for (int table = 0; table < tables; table++) {
      List<Row> of = new ArrayList<>();
      int count = random.nextInt(4) == 0 ? random.nextInt(3) : 3 + random.nextInt(12);
      for (int id = 1; id <= count; id++) {
        TreeMap<String, @Nullable Integer> values = new TreeMap<>();
        values.put("id", id);
        values.put("v", random.nextInt(6));
        values.put("a", random.nextInt(8) == 0 ? null : id % 3);
        values.put("b", random.nextInt(8) == 0 && !nullsMeet ? null : id);
        values.put("tag", random.nextInt(6) == 0 ? null : random.nextInt(5));
        of.add(new Row(table, values));
      }
      rows.add(of);
    }
    int count = random.nextInt(2 * tables + 1);
    for (int number = 0; number < count; number++) {
      int parent = random.nextInt(tables);
      keys.add(
          new Key(
              kinds.get(random.nextInt(random.nextInt(3) == 0 ? kinds.size() : 2)),
              random.nextInt(tables),
              parent,
              number,
              !rows.get(parent).isEmpty() && random.nextInt(3) == 0));
    }
    keys.forEach(this::fill);
  }

  private void fill(Key key) {
    List<Row> parents = rows.get(key.parent());
    for (Row child : rows.get(key.table())) {
      Row parent = parents.isEmpty() ? null : parents.get(random.nextInt(parents.size()));
      boolean nothing = parent == null || (!key.notNull() && random.nextInt(4) == 0);
      boolean orphan = (key.virtual() || key.kind() == Kind.NOT_VALID) && random.nextInt(5) == 0;
      for (int i = 0; i < key.columns().size(); i++) {
        Integer value =
            orphan
                ? Integer.valueOf(99)
                : nothing || parent == null ? null : parent.get(key.referenced().get(i));
        child.values().put(key.columns().get(i), value);
      }
      if (nothing && random.nextBoolean()) {
        // One NULL is enough to reference nothing, whatever the other column says.
        child.values().put(key.columns().get(0), null);
      }
    }
  }

  Random random() {
    return random;
  }

  static String name(int table) {
    return "t" + table;
  }

  private boolean notNull(Key key) {
    return key.notNull()
        && key.columns().size() == 1
        && rows.get(key.table()).stream().allMatch(row -> row.get(key.columns().get(0)) != null);
  }

  /** Tables, then the rows of a source, then constraints. */
  String script(SubsetPair pair, SubsetPair.Side side) {
    boolean filled = side == SubsetPair.Side.SOURCE;
    StringBuilder sql = new StringBuilder(pair.reset(side)).append('\n');
    for (int table = 0; table < tables; table++) {
      int number = table;
      List<String> columns =
          new ArrayList<>(
              List.of("id int primary key", "v int", "a int", "b int", "tag int", "unique (a, b)"));
      keys.stream()
          .filter(key -> key.table() == number)
          .forEach(
              key ->
                  key.columns()
                      .forEach(
                          column ->
                              columns.add(column + " int" + (notNull(key) ? " not null" : ""))));
      if (!pair.furtherItems().isEmpty()) {
        columns.add(pair.furtherItems());
      }
      sql.append("create table %s (%s);%n".formatted(name(table), String.join(", ", columns)));
      if (filled) {
        rows.get(table).forEach(row -> sql.append(insert(row)));
      }
    }
    for (Key key : keys) {
      if (!key.virtual()) {
        sql.append(
            "alter table %s add constraint fk%d foreign key (%s) references %s (%s)%s;%n"
                .formatted(
                    name(key.table()),
                    key.number(),
                    String.join(", ", key.columns()),
                    name(key.parent()),
                    String.join(", ", key.referenced()),
                    key.kind() == Kind.NOT_VALID ? " not valid" : ""));
      }
    }
    return sql.toString();
  }

  private static String insert(Row row) {
    List<String> values =
        row.values().values().stream().map(value -> value == null ? "null" : value + "").toList();
    return "insert into %s (%s) values (%s);%n"
        .formatted(
            name(row.table()), String.join(", ", row.values().keySet()), String.join(", ", values));
  }
}
