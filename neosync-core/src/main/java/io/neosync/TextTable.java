package io.neosync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Lines of cells, padded so that columns stand under each other. */
final class TextTable {

  /** Characters between two columns. */
  static final int GAP = 3;

  private static final int INDENT = 2;

  private final Set<Integer> rightAligned;
  private final List<List<String>> lines = new ArrayList<>();

  TextTable(Integer... rightAligned) {
    this.rightAligned = Set.of(rightAligned);
  }

  TextTable line(Object... cells) {
    lines.add(Arrays.stream(cells).map(String::valueOf).toList());
    return this;
  }

  /** Adds a last column: its heading and its cells, one for each line but the first. */
  TextTable column(String heading, List<String> cells) {
    for (int i = 0; i < lines.size(); i++) {
      List<String> line = new ArrayList<>(lines.get(i));
      line.add(i == 0 ? heading : cells.get(i - 1));
      lines.set(i, List.copyOf(line));
    }
    return this;
  }

  /** Characters of the longest line. */
  int width() {
    int[] widths = widths();
    return INDENT + Arrays.stream(widths).sum() + GAP * Math.max(0, widths.length - 1);
  }

  private int[] widths() {
    int columns = lines.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    return widths;
  }

  @Override
  public String toString() {
    int[] widths = widths();
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        String padding = " ".repeat(widths[i] - line.get(i).length());
        padded.append(" ".repeat(i == 0 ? INDENT : GAP));
        padded.append(rightAligned.contains(i) ? padding + line.get(i) : line.get(i) + padding);
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
