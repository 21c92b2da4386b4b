package io.neosync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Many statements in a few lines: those that do the same to other objects are counted together.
 * What they do are the upper-case words that a statement begins with; what lies between them is
 * left out, and so is what follows the third gap.
 */
final class Outline {

  /** Fewer statements are shown as they are. */
  private static final int FEW = 4;

  private static final String GAP = "...";
  private static final int GAPS = 3;
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern WORD = Pattern.compile("[A-Z]+");

  private Outline() {}

  /** One line for each kind, in the order in which the first of each comes. */
  static List<String> of(List<String> statements, int width) {
    if (statements.size() <= FEW) {
      return statements.stream().map(statement -> Lines.clipped(statement, width)).toList();
    }
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    statements.forEach(
        statement ->
            kinds.computeIfAbsent(kind(statement), kind -> new ArrayList<>()).add(statement));
    int digits =
        String.valueOf(kinds.values().stream().mapToInt(List::size).max().orElse(0)).length();
    List<String> lines = new ArrayList<>();
    kinds.forEach(
        (kind, all) ->
            lines.add(
                " ".repeat(digits - String.valueOf(all.size()).length())
                    + all.size()
                    + " x "
                    + Lines.clipped(all.size() == 1 ? all.get(0) : kind, width - digits - 3)));
    return lines;
  }

  static String kind(String statement) {
    StringBuilder kind = new StringBuilder();
    int gaps = 0;
    boolean inGap = false;
    for (String word :
        SPACE.splitAsStream(QUOTED.matcher(statement).replaceAll("x").trim()).toList()) {
      if (WORD.matcher(word).matches()) {
        kind.append(kind.isEmpty() ? "" : " ").append(word);
        inGap = false;
      } else if (!inGap) {
        kind.append(kind.isEmpty() ? "" : " ").append(GAP);
        inGap = true;
        if (++gaps == GAPS) {
          break;
        }
      }
    }
    return kind.toString();
  }
}
