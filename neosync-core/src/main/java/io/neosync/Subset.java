package io.neosync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of one table are synced, where a condition needs other tables to say it.
 *
 * <pre>{@code
 * Subset.of("orders")
 *     .join("users", "users.id = orders.user_id")
 *     .where("users.country = ?", "CH")
 * }</pre>
 *
 * <p>A join asks whether there are such rows; however many there are, a row is synced once. All
 * joins and conditions must hold together. They are in the source's own query language, trusted
 * like code, and should give the same answer however often they are asked: {@code random()} does
 * not. Tables are called by their names there, without aliases.
 *
 * <p>Immutable and thread-safe; every method returns a new value.
 */
public final class Subset {

  private final String table;
  private final List<Join> joins;
  private final List<Clause> conditions;

  /** A condition as it was written, and its values. */
  record Clause(String text, List<@Nullable Object> values) {

    static Clause of(String text, @Nullable Object @Nullable [] values) {
      return new Clause(Objects.requireNonNull(text, "condition"), asList(values));
    }

    /** A lone null or a lone array of another type than Object[] is one value, not a list. */
    private static List<@Nullable Object> asList(@Nullable Object @Nullable [] values) {
      if (values == null || values.getClass() != Object[].class) {
        return Collections.singletonList(values);
      }
      return Collections.unmodifiableList(new ArrayList<>(Arrays.asList(values)));
    }
  }

  /** A joined table and the condition that joins it. */
  record Join(String table, Clause on) {}

  private Subset(String table, List<Join> joins, List<Clause> conditions) {
    this.table = table;
    this.joins = List.copyOf(joins);
    this.conditions = List.copyOf(conditions);
  }

  /**
   * All rows of a table; joins and conditions restrict them.
   *
   * @param table the name of a synced source table, with or without its schema
   */
  public static Subset of(String table) {
    return new Subset(Objects.requireNonNull(table, "table"), List.of(), List.of());
  }

  /**
   * Only rows for which the other table has a fitting row.
   *
   * @param other the name of a table of the source, synced or not, with or without its schema
   * @param on how rows fit; {@code ?} stands for a value, {@code ??} for a question mark
   * @param values one for each {@code ?}, in order
   */
  public Subset join(String other, String on, @Nullable Object @Nullable ... values) {
    List<Join> more = new ArrayList<>(joins);
    more.add(new Join(Objects.requireNonNull(other, "other"), Clause.of(on, values)));
    return new Subset(table, more, conditions);
  }

  /**
   * Only rows for which the condition is true.
   *
   * @param condition may speak of this table and the joined ones
   * @param values one for each {@code ?}, in order
   */
  public Subset where(String condition, @Nullable Object @Nullable ... values) {
    List<Clause> more = new ArrayList<>(conditions);
    more.add(Clause.of(condition, values));
    return new Subset(table, joins, more);
  }

  String table() {
    return table;
  }

  List<Join> joins() {
    return joins;
  }

  List<Clause> conditions() {
    return conditions;
  }

  /** Equal if table, joins, conditions and values are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Subset that
        && table.equals(that.table)
        && joins.equals(that.joins)
        && conditions.equals(that.conditions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(table, joins, conditions);
  }

  /** The texts, without values. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(table);
    joins.forEach(
        join -> text.append(" join ").append(join.table()).append(" on ").append(join.on().text()));
    String where = " where ";
    for (Clause condition : conditions) {
      text.append(where).append(condition.text());
      where = " and ";
    }
    return text.toString();
  }
}
