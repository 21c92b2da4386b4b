package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.schema.Column;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.sqlserver.Sequence.Use;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SequenceTest {

  private static final TableRef ORDER = new TableRef("dbo", "order");
  private static final TableRef INVOICE = new TableRef("dbo", "invoice");

  private static Sequence sequence(long start, long increment, Use... uses) {
    return new Sequence(
        new TableRef("dbo", "number"),
        BigInteger.valueOf(start),
        BigInteger.valueOf(increment),
        BigInteger.valueOf(-1_000),
        BigInteger.valueOf(1_000),
        true,
        List.of(uses));
  }

  private static Optional<BigInteger> next(
      Sequence sequence, long current, boolean anew, String... rows) {
    return sequence.next(
        Stream.of(rows).map(BigDecimal::new).toList(), BigInteger.valueOf(current), anew);
  }

  private static Optional<BigInteger> value(long value) {
    return Optional.of(BigInteger.valueOf(value));
  }

  @Test
  void goesOnBehindTheRowsButNeverBack() {
    assertThat(next(sequence(1, 1), 7, false, "20", "3")).isEqualTo(value(21));
    assertThat(next(sequence(1, 1), 7, false, "6")).isEmpty();
    assertThat(next(sequence(1, 1), 7, false)).isEmpty();
    assertThat(next(sequence(-1, -5), -6, false, "-20", "3")).isEqualTo(value(-25));
    assertThat(next(sequence(-1, -5), -6, false, "3")).isEmpty();
    assertThat(next(sequence(1, 1), 7, false, "8.5")).isEqualTo(value(10));
  }

  /** The catalog does not say whether the current value was given. */
  @Test
  void isSetWhereARowHasItsCurrentValue() {
    assertThat(next(sequence(1, 1), 7, false, "7")).isEqualTo(value(8));
    assertThat(next(sequence(-1, -1), -7, false, "-7")).isEqualTo(value(-8));
  }

  @Test
  void beginsAnewWhereItsTablesWereEmptied() {
    assertThat(next(sequence(100, 1), 700, true)).isEqualTo(value(100));
    assertThat(next(sequence(100, 1), 700, true, "120")).isEqualTo(value(121));
    assertThat(next(sequence(100, 1), 700, true, "5")).isEqualTo(value(100));
    assertThat(next(sequence(-100, -1), -700, true, "5")).isEqualTo(value(-100));
  }

  @Test
  void isLeftWhereItHasNothingToGiveBehindTheRows() {
    assertThat(next(sequence(1, 1), 7, false, "1000")).isEmpty();
    assertThat(next(sequence(-1, -1), -7, true, "-1000")).isEmpty();
  }

  @Test
  void onlyNumbersOfSyncedTablesAreComparedWithIt() {
    Sequence sequence =
        sequence(1, 1, new Use(ORDER, "id"), new Use(ORDER, "code"), new Use(INVOICE, "id"));
    Map<TableRef, Relation> synced = Map.of(ORDER, order());
    assertThat(sequence.comparable(synced)).containsExactly(new Use(ORDER, "id"));
    assertThat(sequence.otherThanNumbers(synced)).containsExactly(new Use(ORDER, "code"));
    assertThat(
            sequence.usedAlso(sequence(1, 1, new Use(ORDER, "id"), new Use(INVOICE, "no"))).uses())
        .hasSize(4);
  }

  private static Relation order() {
    List<Column> columns =
        Stream.of("int", "varchar(20)")
            .map(
                type ->
                    new Column(
                        type.equals("int") ? "id" : "code",
                        AssignabilityTest.type(type),
                        false,
                        Column.Fill.DEFAULT,
                        OptionalLong.empty()))
            .toList();
    return new Relation(
        new Table(ORDER, columns, List.of(), List.of(), 0),
        false,
        false,
        List.of(),
        Optional.empty());
  }

  @Test
  void isFoundByItsNameInADefinition() {
    assertThat(SequenceReader.names("(NEXT VALUE FOR [dbo].[order number])"))
        .containsExactly("[dbo].[order number]");
    assertThat(SequenceReader.names("(next value for Zähler)")).containsExactly("Zähler");
    assertThat(SequenceReader.names("('A'+CONVERT([varchar](9),NEXT VALUE FOR [a]]b].[c.d)]))"))
        .containsExactly("[a]]b].[c.d)]");
    assertThat(
            SequenceReader.names(
                "(NEXT VALUE FOR [shop].dbo.a*(10)+NEXT VALUE FOR [b]+NEXT VALUE FOR [b])"))
        .containsExactly("[shop].dbo.a", "[b]");
    assertThat(SequenceReader.names("(getdate())")).isEmpty();
  }
}
