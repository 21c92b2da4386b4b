package io.neosync.junit.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows rows that differ: the cells side by side. */
final class Difference {

  /** More rows of a kind are only counted. */
  private static final int ROWS = 10;

  private static final int CELL = 60;

  private Difference() {}

  static String of(RowMatching matching, Comparison comparison) {
    List<String> lines = new ArrayList<>();
    limited(
        matching.different(),
        lines,
        "rows differ",
        pair -> {
          lines.add("  " + pair.expected().place());
          lines.addAll(cells(pair, comparison));
        });
    limited(
        matching.missing(),
        lines,
        "rows are missing",
        row -> lines.add("  " + row.place() + ": " + line(row.values())));
    limited(
        matching.unexpected(),
        lines,
        "rows are there that nobody expects",
        row -> lines.add("  " + line(row)));
    return String.join("\n", lines);
  }

  private interface Showing<T> {
    void show(T row);
  }

  private static <T> void limited(
      List<T> rows, List<String> lines, String what, Showing<T> showing) {
    if (!rows.isEmpty()) {
      lines.add(
          rows.size() == 1
              ? "1 "
                  + what.replaceFirst("^rows differ", "row differs")
                      .replaceFirst("^rows are", "row is")
                  + ":"
              : rows.size() + " " + what + ":");
      rows.stream().limit(ROWS).forEach(showing::show);
      if (rows.size() > ROWS) {
        lines.add("  ... and " + (rows.size() - ROWS) + " more");
      }
    }
  }

  private static List<String> cells(RowMatching.Pair pair, Comparison comparison) {
    List<String[]> table = new ArrayList<>();
    table.add(new String[] {"column", "expected", "actual"});
    pair.expected()
        .values()
        .forEach(
            (column, expected) -> {
              Object actual = pair.actual().get(column);
              if (!pair.actual().containsKey(column)) {
                table.add(new String[] {column, cell(expected), "(no such column)"});
              } else if (!comparison.same(expected, actual)) {
                table.add(new String[] {column, cell(expected), cell(actual)});
              }
            });
    int first = table.stream().mapToInt(row -> row[0].length()).max().orElse(0);
    int second = table.stream().mapToInt(row -> row[1].length()).max().orElse(0);
    return table.stream()
        .map(
            row -> "    " + padded(row[0], first) + " | " + padded(row[1], second) + " | " + row[2])
        .toList();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String cell(@Nullable Object value) {
    String text = Comparison.shown(value).replace("\n", "\\n");
    return text.length() <= CELL ? text : text.substring(0, CELL - 3) + "...";
  }

  /** A row in one line. */
  static String line(Map<String, @Nullable Object> row) {
    return row.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + cell(entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
