package io.neosync.contract;

import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Array;
import io.neosync.schema.LogicalType.Bits;
import io.neosync.schema.LogicalType.Bool;
import io.neosync.schema.LogicalType.Bytes;
import io.neosync.schema.LogicalType.Date;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.Document;
import io.neosync.schema.LogicalType.Enumeration;
import io.neosync.schema.LogicalType.FloatingPoint;
import io.neosync.schema.LogicalType.Int;
import io.neosync.schema.LogicalType.Json;
import io.neosync.schema.LogicalType.LabelSet;
import io.neosync.schema.LogicalType.Moment;
import io.neosync.schema.LogicalType.Native;
import io.neosync.schema.LogicalType.OffsetTime;
import io.neosync.schema.LogicalType.OffsetTimestamp;
import io.neosync.schema.LogicalType.Span;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.LogicalType.Time;
import io.neosync.schema.LogicalType.Timestamp;
import io.neosync.schema.LogicalType.Uuid;
import io.neosync.schema.LogicalType.Xml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of docs/types.md that says by which types each engine holds what: a connector's test
 * compares its column with the code.
 */
public final class TypesDocument {

  private static final String HEAD = "| Logical type | PostgreSQL |";

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private record Row(String title, Class<?> type, List<LogicalType> examples) {}

  private static final List<Row> ROWS =
      List.of(
          row("boolean", new Bool()),
          row("integer", Int.of(16), Int.of(32), Int.of(64), new Int(64, false)),
          row("decimal", Decimal.of(20, 4), Decimal.ANY),
          row("floating point number", new FloatingPoint(32), new FloatingPoint(64)),
          row("text", Text.of(50), Text.UNLIMITED),
          row("binary", Bytes.of(50), Bytes.UNLIMITED),
          row("date", new Date()),
          row("time of day", new Time(6)),
          row("time of day", new OffsetTime(6)),
          row("span of time", new Span(6)),
          row("date and time", new Timestamp(6)),
          row("moment", new Moment(3), new Moment(6)),
          row("moment", new OffsetTimestamp(6)),
          row("UUID", new Uuid()),
          row("JSON", new Json()),
          row("XML", new Xml()),
          row("bits", new Bits(OptionalLong.of(1), false), new Bits(OptionalLong.empty(), true)),
          row("one of some labels", new Enumeration(List.of("a", "b"))),
          row("some of some labels", new LabelSet(List.of("a", "b"))),
          row("array", new Array(Int.of(32)), new Array(Text.UNLIMITED)),
          row("document", new Document()),
          row(
              "of the engine alone",
              new Native("PostgreSQL", "inet"),
              new Native("MySQL", "point", Native.Form.BYTES)));

  private TypesDocument() {}

  private static Row row(String title, LogicalType... examples) {
    return new Row(title, examples[0].getClass(), List.of(examples));
  }

  /**
   * The names in an engine's column, by the titles of the rows.
   *
   * @param engine as the head of the table calls it
   * @throws IOException if the document cannot be read from a connector's or the testkit's folder
   */
  public static Map<String, Set<String>> names(String engine) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../../docs/types.md"));
    int head = 0;
    while (!lines.get(head).startsWith(HEAD)) {
      head++;
    }
    int column = cells(lines.get(head)).indexOf(engine);
    Map<String, Set<String>> names = new TreeMap<>();
    for (String line : lines.subList(head + 2, lines.size())) {
      if (!line.startsWith("|")) {
        break;
      }
      List<String> cells = cells(line);
      Set<String> found = names.computeIfAbsent(cells.get(0), title -> new TreeSet<>());
      Matcher code = CODE.matcher(cells.get(column));
      while (code.find()) {
        found.add(code.group(1));
      }
    }
    return names;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }

  /** What an engine's column should name, by the name that it has for a logical type. */
  public static Map<String, Set<String>> names(Function<LogicalType, String> engine) {
    Map<String, Set<String>> names = new TreeMap<>();
    for (Row row : ROWS) {
      Set<String> found = names.computeIfAbsent(row.title(), title -> new TreeSet<>());
      row.examples().forEach(example -> found.add(engine.apply(example)));
    }
    return names;
  }

  /** The title of the row where types with these values belong. */
  public static String title(LogicalType type) {
    return ROWS.stream()
        .filter(row -> row.type().equals(type.getClass()))
        .map(Row::title)
        .findFirst()
        .orElseThrow();
  }
}
