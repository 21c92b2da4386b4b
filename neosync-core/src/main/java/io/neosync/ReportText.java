package io.neosync;

import java.util.Map;
import java.util.TreeMap;

/** A report in words. */
final class ReportText {

  private ReportText() {}

  static String of(SyncReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Synced %s -> %s: %s rows in %s%n"
            .formatted(
                report.source(),
                report.destination(),
                Numbers.count(report.rowsWritten()),
                Numbers.time(report.duration())));
    TextTable table = new TextTable(1, 2, 3, 4, 5);
    table.line("table", "read", "written", "skipped", "size", "time", "format");
    for (SyncReport.TableReport row : report.tables()) {
      table.line(
          row.source().equals(row.destination())
              ? row.source()
              : row.source() + " -> " + row.destination(),
          Numbers.count(row.rowsRead()),
          Numbers.count(row.rowsWritten()),
          Numbers.count(row.rowsSkipped()),
          Numbers.bytes(row.bytes()),
          Numbers.time(row.duration()),
          row.format());
    }
    table.line(
        "total",
        Numbers.count(report.rowsRead()),
        Numbers.count(report.rowsWritten()),
        Numbers.count(report.rowsSkipped()),
        Numbers.bytes(report.bytes()),
        Numbers.time(report.phases().load()));
    text.append(table);
    skips(report, text);
    text.append(
        "  planned in %s, prepared in %s, loaded in %s, finished in %s%n"
            .formatted(
                Numbers.time(report.phases().plan()),
                Numbers.time(report.phases().prepare()),
                Numbers.time(report.phases().load()),
                Numbers.time(report.phases().finish())));
    text.append(
        "  read: %s; written: %s%n".formatted(report.snapshot(), atomicity(report.atomic())));
    report.notes().forEach(note -> text.append(Lines.wrapped("  note: ", note, "    ")));
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  static String atomicity(boolean atomic) {
    return atomic ? "all or nothing" : "not atomic";
  }

  private static void skips(SyncReport report, StringBuilder text) {
    long conflicts =
        report.tables().stream().mapToLong(SyncReport.TableReport::skippedByConflict).sum();
    if (conflicts > 0) {
      text.append(
          "  skipped %s: an existing row has the key%n".formatted(Numbers.count(conflicts)));
    }
    for (SyncReport.TableReport row : report.tables()) {
      for (Map.Entry<String, Long> skip : new TreeMap<>(row.skippedByForeignKey()).entrySet()) {
        text.append(
            "  skipped %s of %s: foreign key %s points nowhere%n"
                .formatted(Numbers.count(skip.getValue()), row.destination(), skip.getKey()));
      }
      row.refused()
          .forEach(
              (reason, count) ->
                  text.append(
                      "  skipped %s of %s: refused by the destination, %s%n"
                          .formatted(Numbers.count(count), row.destination(), reason)));
    }
  }
}
