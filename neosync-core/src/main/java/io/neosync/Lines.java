package io.neosync;

import java.util.List;
import java.util.regex.Pattern;

/** Texts made to fit a line. */
final class Lines {

  /** As many characters as a plan or report puts into a line where it can. */
  static final int WIDTH = 110;

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final String CUT = " ... ";

  private Lines() {}

  /** On one line, without its end where it is longer than {@code width}. */
  static String clipped(String text, int width) {
    String line = onOneLine(text);
    return line.length() <= width ? line : line.substring(0, width - 4) + " ...";
  }

  /** On one line; where it is longer than {@code width}, its first word and its end. */
  static String hollowed(String text, int width) {
    String line = onOneLine(text);
    if (line.length() <= width) {
      return line;
    }
    int space = line.indexOf(' ');
    String head = space < 0 || space > width / 3 ? "" : line.substring(0, space);
    String tail = line.substring(line.length() - (width - head.length() - CUT.length()));
    int word = tail.indexOf(' ') + 1;
    if (word == 0) {
      // Rather the last part of a name than some of its first.
      word = tail.lastIndexOf('.') + 1;
    }
    return head + CUT + (word < tail.length() - 1 ? tail.substring(word) : tail);
  }

  /**
   * Words over as many lines as they need, each after {@code indent}, the first after {@code
   * label}.
   */
  static String wrapped(String label, List<String> words, String indent) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder(label);
    boolean empty = true;
    for (String word : words) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    return text.append(line).append('\n').toString();
  }

  static String wrapped(String label, String text, String indent) {
    return wrapped(label, SPACE.splitAsStream(text).toList(), indent);
  }

  private static String onOneLine(String text) {
    return SPACE.matcher(text).replaceAll(" ").trim();
  }
}
