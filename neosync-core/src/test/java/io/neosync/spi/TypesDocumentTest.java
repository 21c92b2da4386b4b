package io.neosync.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Array;
import io.neosync.schema.LogicalType.Bits;
import io.neosync.schema.LogicalType.Bool;
import io.neosync.schema.LogicalType.Bytes;
import io.neosync.schema.LogicalType.Date;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.Document;
import io.neosync.schema.LogicalType.Dynamic;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of docs/types.md says what the rules say. */
class TypesDocumentTest {

  private static final List<LogicalType> TYPES =
      List.of(
          new Bool(),
          Int.of(16),
          Int.of(32),
          Int.of(64),
          new Int(64, false),
          Decimal.of(20, 4),
          Decimal.ANY,
          new FloatingPoint(32),
          new FloatingPoint(64),
          Text.of(50),
          Text.UNLIMITED,
          Bytes.of(50),
          Bytes.UNLIMITED,
          new Date(),
          new Time(6),
          new OffsetTime(6),
          new Timestamp(6),
          new Moment(6),
          new OffsetTimestamp(6),
          new Span(6),
          new Uuid(),
          new Json(),
          new Xml(),
          new Bits(OptionalLong.of(1), false),
          new Bits(OptionalLong.empty(), true),
          new Enumeration(List.of("a", "b")),
          new LabelSet(List.of("a", "b")),
          new Array(Int.of(32)),
          new Array(Text.UNLIMITED),
          new Document(),
          new Dynamic(),
          new Native("PostgreSQL", "inet"));

  @Test
  void isWhatTheCodeDoes() throws Exception {
    String document = Files.readString(Path.of("../docs/types.md"));

    assertThat(document).contains(table());
  }

  private static String table() {
    return "| Values | … are stored, and come back, as | … are stored, in what holds more, as |"
        + " … are checked one by one, as |\n|---|---|---|---|\n"
        + TYPES.stream().map(TypesDocumentTest::row).collect(Collectors.joining());
  }

  private static String row(LogicalType from) {
    return "| %s | %s | %s | %s |%n"
        .formatted(
            TypeWords.of(from),
            targets(from, Fit.Kind.EXACT),
            targets(from, Fit.Kind.WIDENED),
            targets(from, Fit.Kind.CHECKED))
        .replace(System.lineSeparator(), "\n");
  }

  private static String targets(LogicalType from, Fit.Kind kind) {
    List<LogicalType> found =
        TYPES.stream().filter(to -> LogicalFit.between(from, to).kind() == kind).toList();
    return found.size() > 20
        ? "anything"
        : found.stream().map(TypeWords::of).collect(Collectors.joining("; "));
  }

  /** Prints the table, to be put into the document. */
  public static void main(String[] arguments) {
    System.out.print(table());
  }
}
