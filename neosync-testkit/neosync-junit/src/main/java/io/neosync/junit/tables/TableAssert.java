package io.neosync.junit.tables;

import io.neosync.junit.fixtures.FixtureRow;
import io.neosync.junit.fixtures.Fixtures;
import io.neosync.schema.TableRef;
import io.neosync.spi.SourceSession;
import io.neosync.spi.WrittenRow;
import io.neosync.spi.WrittenTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the rows of a table. Values are compared by what they mean to the column: numbers
 * by their amount, moments by the instant, JSON without regard to the order of fields. Settings
 * such as {@link #ignoring} go for the assertions that follow them.
 */
public final class TableAssert extends AbstractAssert<TableAssert, DatabaseTable> {

  private Comparison comparison = Comparison.EXACT;
  private final Set<String> ignored = new HashSet<>();
  private List<String> order = List.of();

  TableAssert(DatabaseTable table) {
    super(table, TableAssert.class);
  }

  /** Leaves these columns out of comparisons with fixtures. */
  public TableAssert ignoring(String... columns) {
    ignored.addAll(Arrays.asList(columns));
    return this;
  }

  /** Compares with fixtures row by row, the table being sorted by these columns. */
  public TableAssert orderedBy(String... columns) {
    order = List.of(columns);
    return this;
  }

  /** Lets dates and times be as far apart. */
  public TableAssert withTolerance(Duration times) {
    comparison = new Comparison(comparison.numbers(), times);
    return this;
  }

  /** Lets numbers be as far apart. */
  public TableAssert withTolerance(BigDecimal numbers) {
    comparison = new Comparison(numbers, comparison.times());
    return this;
  }

  private List<Map<String, @Nullable Object>> rows() {
    isNotNull();
    return actual.reading().rows(actual.name(), order);
  }

  /** The table has as many rows. */
  public TableAssert hasRows(long expected) {
    List<Map<String, @Nullable Object>> rows = rows();
    if (rows.size() != expected) {
      throw failureWithActualExpected(
          (long) rows.size(),
          expected,
          "%s has %d rows, not %d%s",
          actual,
          rows.size(),
          expected,
          few(rows));
    }
    return this;
  }

  public TableAssert isEmpty() {
    return hasRows(0);
  }

  private static String few(List<Map<String, @Nullable Object>> rows) {
    if (rows.isEmpty() || rows.size() > 10) {
      return "";
    }
    StringBuilder text = new StringBuilder(":");
    rows.forEach(row -> text.append("\n  ").append(Difference.line(row)));
    return text.toString();
  }

  /**
   * Some row has these values, whatever its other columns hold.
   *
   * @param namesAndValues as {@link Fixtures#row} takes them
   */
  public TableAssert containsRow(@Nullable Object... namesAndValues) {
    return containsRow(Fixtures.row(namesAndValues));
  }

  /** Some row has these values, whatever its other columns hold. */
  public TableAssert containsRow(FixtureRow row) {
    List<RowMatching.Expected> expected = expected(row);
    List<Map<String, @Nullable Object>> rows = rows();
    checkColumns(expected, rows);
    RowMatching matching = RowMatching.unordered(comparison, expected, rows);
    if (!matching.missing().isEmpty() || !matching.different().isEmpty()) {
      matching.unexpected().clear();
      throw failure(
          "%s has no such row among %d; nearest to it is\n%s",
          actual, rows.size(), Difference.of(matching, comparison));
    }
    return this;
  }

  /** No row has all of these values. */
  public TableAssert doesNotContainRow(@Nullable Object... namesAndValues) {
    List<RowMatching.Expected> expected = expected(Fixtures.row(namesAndValues));
    List<Map<String, @Nullable Object>> rows = rows();
    checkColumns(expected, rows);
    RowMatching matching = RowMatching.unordered(comparison, expected, rows);
    if (matching.missing().isEmpty() && matching.different().isEmpty()) {
      throw failure("%s has a row with %s", actual, Difference.line(expected.get(0).values()));
    }
    return this;
  }

  private static List<RowMatching.Expected> expected(FixtureRow row) {
    return expected(written(Fixtures.rows("table", row), "table"), Set.of(), "the row");
  }

  private static List<RowMatching.Expected> expected(
      WrittenTable table, Set<String> without, @Nullable String place) {
    List<RowMatching.Expected> expected = new ArrayList<>();
    for (WrittenRow row : table.rows()) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      row.cells().forEach((column, cell) -> values.put(column, cell.value()));
      values.keySet().removeAll(without);
      expected.add(new RowMatching.Expected(place == null ? row.place() : place, values));
    }
    return expected;
  }

  private static WrittenTable written(Fixtures fixtures, String name) {
    int dot = name.indexOf('.');
    TableRef qualified =
        new TableRef(dot < 0 ? "" : name.substring(0, dot), name.substring(dot + 1));
    try (SourceSession session = fixtures.openSource()) {
      return session
          .written(qualified)
          .or(() -> session.written(new TableRef("", qualified.name())))
          .orElseThrow(
              () -> new IllegalArgumentException(fixtures + " have no rows of table " + name));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** A column that the table has not would differ in every row. */
  private void checkColumns(
      List<RowMatching.Expected> expected, List<Map<String, @Nullable Object>> rows) {
    if (!rows.isEmpty()) {
      // Documents need not have the same fields.
      Set<String> known = new LinkedHashSet<>();
      rows.forEach(row -> known.addAll(row.keySet()));
      for (RowMatching.Expected row : expected) {
        Set<String> unknown = new java.util.TreeSet<>(row.values().keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
          throw failure(
              "%s has no column %s, which %s names; it has %s",
              actual, String.join(", ", unknown), row.place(), known);
        }
      }
    }
  }

  /**
   * The table has exactly the rows that the fixtures have of it, in any order unless {@link
   * #orderedBy} is asked for. Columns that a row of the fixtures does not name may hold anything.
   *
   * @throws IllegalArgumentException if the fixtures cannot be read, or have no such table
   */
  public TableAssert hasRowsOf(Fixtures fixtures) {
    List<RowMatching.Expected> expected = expected(written(fixtures, actual.name()), ignored, null);
    List<Map<String, @Nullable Object>> rows = rows();
    checkColumns(expected, rows);
    RowMatching matching =
        order.isEmpty()
            ? RowMatching.unordered(comparison, expected, rows)
            : RowMatching.ordered(comparison, expected, rows);
    if (!matching.complete()) {
      throw failure(
          "%s is not as in %s\n%s", actual, fixtures, Difference.of(matching, comparison));
    }
    return this;
  }

  /** Every foreign key of the table points at a row that exists. */
  public TableAssert hasValidForeignKeys() {
    isNotNull();
    List<String> broken = actual.reading().brokenForeignKeys(actual.name());
    if (!broken.isEmpty()) {
      throw failure(
          "%s has rows whose foreign keys point nowhere:\n  %s",
          actual, String.join("\n  ", broken));
    }
    return this;
  }
}
