package io.neosync;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A plan in words: what a person wants to see at a glance. Everything in full is in the plan's
 * components.
 */
final class PlanText {

  /** A query is shown in at least so many characters, even where that makes lines longer. */
  private static final int QUERY = 30;

  private PlanText() {}

  static String of(SyncPlan plan) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Sync %s -> %s: %s, about %s rows%n"
            .formatted(
                plan.source(),
                plan.destination(),
                plan.tables().size() == 1 ? "1 table" : plan.tables().size() + " tables",
                Numbers.count(plan.estimatedRows())));
    text.append(
        "  read: %s; written: %s%n"
            .formatted(plan.snapshot(), ReportText.atomicity(plan.atomic())));
    text.append(tables(plan));
    subsets(text, plan);
    if (!plan.cascaded().isEmpty()) {
      String names = String.join(", ", plan.cascaded().stream().map(Object::toString).toList());
      text.append(
          Lines.wrapped("  also emptied, since they reference a synced table: ", names, "    "));
    }
    statements(text, "before the rows", plan.before());
    statements(text, "after the rows", plan.after());
    plan.notes().forEach(note -> text.append(Lines.wrapped("  note: ", note, "    ")));
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static TextTable tables(SyncPlan plan) {
    TextTable table = new TextTable(0, 2);
    table.line("#", "table", "~rows", "format", "before", "rows");
    int position = 0;
    for (SyncPlan.TablePlan row : plan.tables()) {
      table.line(
          ++position,
          row.source().equals(row.destination())
              ? row.source()
              : row.source() + " -> " + row.destination(),
          Numbers.count(row.estimatedRows()),
          row.format(),
          row.created() ? "created" : row.emptied() ? "emptied" : "kept",
          row.way());
    }
    int room = Math.max(QUERY, Lines.WIDTH - table.width() - TextTable.GAP);
    return table.column(
        "query", plan.tables().stream().map(row -> Lines.hollowed(row.query(), room)).toList());
  }

  /**
   * Why tables are restricted, and by which queries. What a query has in common with one that was
   * shown is not shown again.
   */
  private static void subsets(StringBuilder text, SyncPlan plan) {
    Set<String> shown = new HashSet<>();
    for (SyncPlan.TablePlan row : plan.tables()) {
      if (!row.restriction().isEmpty()) {
        text.append(Lines.wrapped("  " + row.source() + " ", row.restriction(), "    "));
        boolean hidden = false;
        for (String line : row.query().lines().toList()) {
          boolean known = !shown.add(line);
          if (!known) {
            text.append(Lines.wrapped("    ", line.strip(), "      "));
          } else if (!hidden) {
            text.append("    ...\n");
          }
          hidden = known;
        }
      }
    }
  }

  private static void statements(StringBuilder text, String when, List<String> statements) {
    if (!statements.isEmpty()) {
      text.append(
          "  %s, %d %s:%n"
              .formatted(
                  when, statements.size(), statements.size() == 1 ? "statement" : "statements"));
      Outline.of(statements, Lines.WIDTH - 4)
          .forEach(line -> text.append("    ").append(line).append('\n'));
    }
  }
}
