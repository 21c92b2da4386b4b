package io.neosync.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Readers and writers of rows that are in memory. */
class RowsTest {

  private static final Format<String> OTHER = new Format<>("OTHER", String.class);

  private static Iterator<Row> rows(int count) {
    return IntStream.range(0, count).mapToObj(Row::of).iterator();
  }

  @Test
  void readerHandsOutAllRowsInPieces() throws Exception {
    List<Row> read = new ArrayList<>();
    int pieces = 0;
    try (Reader<Batch> reader = Reader.of(Format.ROWS, rows(2_500))) {
      for (Batch piece = reader.next(); piece != null; piece = reader.next()) {
        read.addAll(piece.rows());
        pieces++;
        assertThat(reader.rows()).isEqualTo(read.size());
      }
      assertThat(reader.next()).isNull();
      assertThat(reader.rows()).isEqualTo(2_500);
      assertThat(reader.bytes()).isZero();
    }
    assertThat(pieces).isEqualTo(3);
    assertThat(read).hasSize(2_500).doesNotHaveDuplicates().startsWith(Row.of(0));
  }

  @Test
  void writerStoresEachRowAndCounts() throws Exception {
    List<Row> stored = new ArrayList<>();
    try (Writer<Batch> writer = Writer.of(Format.ROWS, stored::add)) {
      writer.write(new Batch(List.of(Row.of(1), Row.of(2))));
      writer.write(new Batch(List.of(Row.of(3))));

      assertThat(writer.finish()).isEqualTo(3);
    }
    assertThat(stored).containsExactly(Row.of(1), Row.of(2), Row.of(3));
  }

  @Test
  void otherFormatsAreRefused() {
    assertThatThrownBy(() -> Reader.of(OTHER, rows(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows do not travel by OTHER");
    assertThatThrownBy(() -> Writer.of(OTHER, row -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
