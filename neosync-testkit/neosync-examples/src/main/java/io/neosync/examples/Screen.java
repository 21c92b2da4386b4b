package io.neosync.examples;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedMap;

/** Where the quickstart is watched: a terminal, or a file or log that keeps every line. */
final class Screen {

  private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

  private final PrintStream out;
  private final boolean terminal;

  private Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Standard output; as UTF-8, which terminals show even where the locale is not set. */
  static Screen ofThisProcess() {
    Charset charset = WINDOWS ? Charset.defaultCharset() : StandardCharsets.UTF_8;
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset);
    return new Screen(out, isTerminal());
  }

  /** Since Java 22 there is a console without a terminal, and a method that tells. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJava) {
      return true;
    }
  }

  /** Whether a line can be drawn again. */
  boolean terminal() {
    return terminal;
  }

  boolean unicode() {
    return !WINDOWS;
  }

  PrintStream out() {
    return out;
  }

  void title(String text) {
    out.println();
    out.println(bold(text));
    out.println();
  }

  void heading(String text) {
    out.println();
    out.println(bold(text));
  }

  /** A line of ours, as far to the right as a plan's or report's. */
  void say(String text) {
    out.println("  " + text);
  }

  /** A plan or a report. */
  void show(Object planOrReport) {
    out.print(planOrReport);
  }

  /** How many rows each table had and has; tables that stayed the same are only counted. */
  void changes(SortedMap<String, Long> before, SortedMap<String, Long> after) {
    say("%-28s %12s %12s %10s".formatted("table", "before", "after", "new"));
    long unchanged = 0;
    for (String table : after.keySet()) {
      long was = before.getOrDefault(table, 0L);
      long is = after.getOrDefault(table, 0L);
      if (was == is) {
        unchanged++;
      } else {
        say(String.format(Locale.ROOT, "%-28s %,12d %,12d %+,10d", table, was, is, is - was));
      }
    }
    say(unchanged + " more tables had nothing new");
  }

  private String bold(String text) {
    return terminal && !WINDOWS ? "\u001b[1m" + text + "\u001b[0m" : text;
  }
}
