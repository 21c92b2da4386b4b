package io.neosync;

import java.util.List;

/** A plan in words. */
final class PlanText {

  private PlanText() {}

  static String of(SyncPlan plan) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Sync %s -> %s: %d tables, about %s rows%n"
            .formatted(
                plan.source(),
                plan.destination(),
                plan.tables().size(),
                Numbers.count(plan.estimatedRows())));
    text.append(
        "  read: %s; written: %s%n"
            .formatted(plan.snapshot(), ReportText.atomicity(plan.atomic())));
    TextTable table = new TextTable(0, 2);
    table.line("#", "table", "~rows", "format", "before", "rows", "query");
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
          row.way(),
          shortened(row.query()));
    }
    text.append(table);
    if (!plan.cascaded().isEmpty()) {
      text.append("  also emptied, since they reference a synced table: ");
      text.append(String.join(", ", plan.cascaded().stream().map(Object::toString).toList()));
      text.append('\n');
    }
    statements(text, "before the rows", plan.before());
    statements(text, "after the rows", plan.after());
    plan.notes().forEach(note -> text.append("  note: ").append(note).append('\n'));
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static void statements(StringBuilder text, String when, List<String> statements) {
    if (!statements.isEmpty()) {
      text.append("  ").append(when).append(":\n");
      statements.forEach(statement -> text.append("    ").append(statement).append('\n'));
    }
  }

  private static String shortened(String query) {
    String line = query.replaceAll("\\s+", " ");
    return line.length() <= 100 ? line : line.substring(0, 97) + "...";
  }
}
