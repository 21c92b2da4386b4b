package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.SyncReport;
import io.neosync.schema.Column;
import io.neosync.schema.Table;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Format;
import io.neosync.spi.RowSubset;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableTask;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values arrive as they left, by every format. */
interface ValueSuite extends Suite {

  TestTable VALUES =
      TestTable.of("value")
          .column("i", TestType.INTEGER)
          .column("l", TestType.LONG)
          .column("d", TestType.DECIMAL)
          .column("n", TestType.NAME)
          .column("t", TestType.TEXT)
          .column("b", TestType.BINARY);

  private static List<TestRow> values() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    List<TestRow> rows = new ArrayList<>();
    rows.add(TestRow.of(1, null, null, null, null, null, null));
    rows.add(TestRow.of(2, 0, 0L, BigDecimal.ZERO, "", "", new byte[0]));
    rows.add(
        TestRow.of(
            3,
            Integer.MAX_VALUE,
            Long.MAX_VALUE,
            new BigDecimal("99999999999999999999.9999999999"),
            "x".repeat(100),
            "\\N",
            all));
    rows.add(
        TestRow.of(
            4,
            Integer.MIN_VALUE,
            Long.MIN_VALUE,
            new BigDecimal("-99999999999999999999.9999999999"),
            "\\.",
            "\t\n\r\\\"'`,;|",
            new byte[] {0, '\n', '\\', -1}));
    rows.add(
        TestRow.of(
            5, -1, 1L << 53 | 1, new BigDecimal("0.0000000001"), " x ", "NULL", new byte[] {0}));
    rows.add(
        TestRow.of(6, 1, 1L, new BigDecimal("-0.1"), "ä中🐘", "👩‍👩‍👧 \u0301 \uFEFF \u2028", all));
    rows.add(
        TestRow.of(
            7,
            7,
            7L,
            new BigDecimal("7.10"),
            "null",
            "true",
            "\u0007".getBytes(StandardCharsets.UTF_8)));
    return rows;
  }

  @Test
  default void valuesArriveAsTheyLeft() throws Exception {
    Pair pair = pair();
    pair.create(VALUES);
    pair.source().insert(VALUES, values());
    assertThat(pair.source().rows(VALUES)).containsExactlyInAnyOrderElementsOf(values());

    pair.run();

    pair.assertSame(VALUES);
  }

  @Test
  default void largeValuesArriveWhole() throws Exception {
    Pair pair = pair();
    pair.create(VALUES);
    int size = pair.engine().largestValue();
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + i / 256);
    }
    String text = "\\ä'\n".repeat(size / 5);
    pair.insertSource(
        VALUES,
        TestRow.of(1, 1, 1L, null, "text", text, null),
        TestRow.of(2, 2, 2L, null, "bytes", null, bytes),
        TestRow.of(3, 3, 3L, null, "none", null, null));

    pair.run();

    pair.assertSame(VALUES);
  }

  @Test
  default void zeroCharactersInTextArrive() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.NUL_IN_TEXT);
    pair.create(VALUES);
    pair.insertSource(VALUES, TestRow.of(1, 1, 1L, null, "a\0b", "\0", null));

    pair.run();

    pair.assertSame(VALUES);
  }

  @Test
  default void keysOfSeveralColumnsArrive() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.COMPOSITE_KEYS);
    TestTable table =
        TestTable.of("stay")
            .required("night", TestType.INTEGER)
            .column("text", TestType.TEXT)
            .key("id", "night");
    pair.create(table);
    pair.insertSource(table, TestRow.of(1, 1, "a"), TestRow.of(1, 2, "b"), TestRow.of(2, 1, "c"));

    pair.run();

    pair.assertSame(table);
  }

  @Test
  default void namesMayHoldAnyCharacters() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.ANY_NAMES);
    String odd = "Odd \"name\" 'x' `y` [z] ? $1 % ä; --";
    TestTable table = TestTable.of(odd).column("Select", TestType.NAME).column(odd, TestType.TEXT);
    pair.create(table);
    pair.insertSource(table, TestRow.of(1, "a", "b"), TestRow.of(2, null, null));

    pair.run();

    pair.assertSame(table);
  }

  /** Formats that both sides offer, apart from rows. */
  private static Set<String> formats(Pair pair) throws Exception {
    Source from = pair.source().source();
    Destination to = pair.destination().destination();
    try (SourceSession source = from.openSource();
        DestinationSession destination = to.openDestination()) {
      TableTask task = task(source, destination);
      Set<String> names = new LinkedHashSet<>();
      List<Format<?>> writable = destination.formats(task);
      for (Format<?> format : source.formats(task)) {
        if (writable.contains(format)) {
          names.add(format.name());
        }
      }
      return names;
    }
  }

  private static TableTask task(SourceSession source, DestinationSession destination)
      throws Exception {
    Table from = source.catalog().tables().iterator().next();
    Table to =
        destination.catalog().tables().stream()
            .findFirst()
            .or(() -> destination.arising(from.ref(), from))
            .orElseThrow();
    List<ColumnMapping> columns = new ArrayList<>();
    for (Column column : from.columns()) {
      to.column(column.name()).ifPresent(same -> columns.add(new ColumnMapping(column, same)));
    }
    return new TableTask(from, to, columns, RowSubset.whole());
  }

  @Test
  default void everyFormatYieldsTheSameTable() throws Exception {
    Set<String> formats;
    try (Pair first = Pair.of(pair().engine())) {
      first.create(VALUES);
      formats = formats(first);
    }
    assertThat(formats).contains(Format.ROWS.name());
    for (String format : formats) {
      try (Pair pair = Pair.of(pair().engine())) {
        pair.create(VALUES);
        pair.source().insert(VALUES, values());

        SyncReport report =
            pair.run(pair.sync(new OneFormat(pair.source().source(), format)).build());

        assertThat(report.table("value").format()).isEqualTo(format);
        assertThat(report.table("value").rowsWritten()).isEqualTo(values().size());
        pair.assertSame(VALUES);
        pair.assertNothingLeft();
      }
    }
  }
}
