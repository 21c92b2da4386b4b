package io.neosync.postgres.model;

import io.neosync.postgres.model.Shape.ColumnShape;
import io.neosync.postgres.model.Shape.Form;
import io.neosync.postgres.model.Shape.Kind;
import io.neosync.postgres.model.Shape.Reference;
import io.neosync.postgres.model.Shape.TableShape;
import io.neosync.postgres.model.Shape.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes up schemas: keys of all kinds, second keys, references in every direction. */
final class RandomShape {

  private final Random random;
  private final boolean nullsNotDistinct;
  private final List<TableShape> tables = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();

  /**
   * @param nullsNotDistinct whether the server knows NULLS NOT DISTINCT
   */
  RandomShape(Random random, boolean nullsNotDistinct) {
    this.random = random;
    this.nullsNotDistinct = nullsNotDistinct;
  }

  Shape make() {
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      tables.add(table("t" + i));
    }
    int links = random.nextInt(2 * count + 1);
    for (int i = 0; i < links; i++) {
      reference("f" + i, random.nextInt(count), random.nextInt(count));
    }
    return new Shape(List.copyOf(tables), List.copyOf(references));
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private TableShape table(String name) {
    List<ColumnShape> columns = new ArrayList<>();
    List<Unique> uniques = new ArrayList<>();
    List<Kind> key =
        switch (random.nextInt(10)) {
          case 0 -> List.of();
          case 1 -> List.of(Kind.TEXT);
          case 2 -> List.of(Kind.UUID);
          case 3 -> List.of(Kind.INT, Kind.SMALLINT);
          case 4 -> List.of(Kind.BIGINT, Kind.TEXT);
          case 5 -> List.of(Kind.BIGINT);
          case 6 -> List.of(Kind.SMALLINT);
          case 7 -> List.of(Kind.SMALLINT, Kind.BIGINT, Kind.INT);
          default -> List.of(Kind.INT);
        };
    List<Integer> positions = new ArrayList<>();
    for (Kind kind : key) {
      positions.add(columns.size());
      columns.add(new ColumnShape("k" + columns.size(), kind, false));
    }
    if (!key.isEmpty()) {
      uniques.add(unique(name + "_pkey", Form.PRIMARY, positions, false, oneIn(8)));
    }
    int v = columns.size();
    columns.add(new ColumnShape("v", Kind.INT, true));
    int w = columns.size();
    columns.add(new ColumnShape("w", Kind.TEXT, true));
    if (oneIn(3)) {
      Form form = random.nextBoolean() ? Form.CONSTRAINT : Form.INDEX;
      boolean deferrable = form == Form.CONSTRAINT && oneIn(3);
      uniques.add(
          unique(
              name + "_v", form, List.of(v), nullsNotDistinct && random.nextBoolean(), deferrable));
    }
    if (oneIn(4)) {
      uniques.add(
          unique(
              name + "_wv", Form.CONSTRAINT, List.of(w, v), nullsNotDistinct && oneIn(2), false));
    }
    if (oneIn(6)) {
      uniques.add(
          new Unique(
              name + "_partial", Form.INDEX, List.of(w), false, false, false, Optional.of(v)));
    }
    if (oneIn(6)) {
      uniques.add(
          new Unique(
              name + "_lower", Form.INDEX, List.of(w), false, false, true, Optional.empty()));
    }
    return new TableShape(name, columns, uniques);
  }

  private static Unique unique(
      String name, Form form, List<Integer> columns, boolean nullsNotDistinct, boolean deferrable) {
    return new Unique(
        name, form, List.copyOf(columns), nullsNotDistinct, deferrable, false, Optional.empty());
  }

  /** References some key of {@code to}, if it has one that can be referenced. */
  private void reference(String name, int from, int to) {
    List<Unique> keys =
        tables.get(to).uniques().stream().filter(u -> u.plain() && !u.deferrable()).toList();
    if (keys.isEmpty()) {
      return;
    }
    Unique key = keys.get(random.nextInt(keys.size()));
    List<ColumnShape> columns = new ArrayList<>(tables.get(from).columns());
    List<Integer> own = new ArrayList<>();
    boolean required = oneIn(8);
    for (int referenced : key.columns()) {
      Kind kind = tables.get(to).columns().get(referenced).kind();
      int present = oneIn(4) ? present(columns, kind, own) : -1;
      if (present < 0) {
        present = columns.size();
        columns.add(new ColumnShape(name + "_" + columns.size(), kind, !required));
      }
      own.add(present);
    }
    tables.set(from, new TableShape(tables.get(from).name(), columns, tables.get(from).uniques()));
    String[] options = {
      "",
      "",
      " ON DELETE CASCADE",
      " ON DELETE SET NULL",
      " DEFERRABLE INITIALLY DEFERRED",
      " DEFERRABLE",
      " ON DELETE RESTRICT"
    };
    references.add(
        new Reference(
            name,
            from,
            own,
            to,
            key.columns(),
            oneIn(4),
            oneIn(8),
            options[random.nextInt(options.length)]));
  }

  /** A column of this kind that may serve in the foreign key too: the primary key's, for one. */
  private static int present(List<ColumnShape> columns, Kind kind, List<Integer> taken) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).kind() == kind && !taken.contains(i)) {
        return i;
      }
    }
    return -1;
  }
}
