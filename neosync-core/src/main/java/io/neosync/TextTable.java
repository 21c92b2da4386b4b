package io.neosync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Lines of cells, padded so that columns stand under each other. */
final class TextTable {

  private final Set<Integer> rightAligned;
  private final List<List<String>> lines = new ArrayList<>();

  TextTable(Integer... rightAligned) {
    this.rightAligned = Set.of(rightAligned);
  }

  TextTable line(Object... cells) {
    lines.add(Arrays.stream(cells).map(String::valueOf).toList());
    return this;
  }

  @Override
  public String toString() {
    int columns = lines.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        String padding = " ".repeat(widths[i] - line.get(i).length());
        padded.append(i == 0 ? "  " : "   ");
        padded.append(rightAligned.contains(i) ? padding + line.get(i) : line.get(i) + padding);
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
