package io.neosync.s3;

import io.neosync.schema.TableRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where the files of a run are, below the endpoint's prefix.
 *
 * @param id sorts by the moment at which the run began
 */
record Run(String id) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Points to the newest complete run. */
  static final String LATEST = "latest.json";

  /** A run of its own, whoever else begins one at the same moment. */
  static Run begin(Instant moment) {
    return new Run(
        "%s-%08x".formatted(MOMENT.format(moment), ThreadLocalRandom.current().nextInt()));
  }

  /** Of every file of the run. */
  String folder() {
    return "runs/" + id + "/";
  }

  /** What makes the run one that readers see. */
  String manifest() {
    return folder() + "manifest.json";
  }

  /** A file of a table, relative to {@link #folder()}. */
  static String part(TableRef table, int number, String suffix) {
    return "%s/part-%05d%s".formatted(name(table), number, suffix);
  }

  /** Two tables never have the same name: a dot in a name is escaped. */
  private static String name(TableRef table) {
    return table.schema().isEmpty()
        ? escaped(table.name())
        : escaped(table.schema()) + "." + escaped(table.name());
  }

  private static String escaped(String name) {
    StringBuilder escaped = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain || c == '_' || c == '-') {
        escaped.append(c);
      } else {
        escaped.append("%%%02X".formatted((int) c));
      }
    }
    return escaped.toString();
  }
}
