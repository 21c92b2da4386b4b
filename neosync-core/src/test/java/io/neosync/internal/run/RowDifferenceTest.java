package io.neosync.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.schema.Key;
import io.neosync.spi.KeyBits;
import io.neosync.spi.KeySet;
import io.neosync.spi.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowDifferenceTest {

  private static final Key KEY = new Key("k", Key.Kind.PRIMARY, List.of("a", "b"));

  @Property(tries = 1_000)
  void missingKeysAreThoseOfTheSourceLessThoseOfTheDestination(
      @ForAll("keys") Set<List<Long>> source, @ForAll("keys") Set<List<Long>> destination)
      throws Exception {
    RowDifference difference =
        RowDifference.between(KEY, new Words(source), new Words(destination));

    Set<List<Long>> expected = new HashSet<>(source);
    expected.removeAll(destination);
    List<List<Long>> missing = new ArrayList<>();
    for (KeySet chunk : difference.chunks()) {
      assertThat(chunk.key()).isEqualTo(KEY);
      chunk.values().forEach(key -> missing.add(List.of(key[0], key[1])));
    }
    assertThat(missing).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    assertThat(difference.bounded()).isTrue();
    assertThat(difference.sourceRows()).isEqualTo(source.size());
  }

  @Provide
  Arbitrary<Set<List<Long>>> keys() {
    Arbitrary<Long> first = Arbitraries.of(-1L, 0L, 1L, Long.MIN_VALUE, Long.MAX_VALUE);
    Arbitrary<Long> second =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-200, 200),
            Arbitraries.longs().between(Long.MAX_VALUE - 70, Long.MAX_VALUE),
            Arbitraries.longs().between(Long.MIN_VALUE, Long.MIN_VALUE + 70));
    return first.flatMap(a -> second.map(b -> List.of(a, b))).set().ofMaxSize(60);
  }

  @Test
  void moreMissingRowsThanCanBeNamedAreOnlyCounted() throws Exception {
    Set<List<Long>> many = new HashSet<>();
    for (long i = 0; i < 200_000; i++) {
      many.add(List.of(0L, i * 64));
    }

    RowDifference difference = RowDifference.between(KEY, new Words(many), new Words(Set.of()));

    assertThat(difference.bounded()).isFalse();
    assertThat(difference.sourceRows()).isEqualTo(200_000);
    assertThat(difference.chunks()).isEmpty();
  }

  @Test
  void keysAreHandedOutInPieces() throws Exception {
    Set<List<Long>> many = new HashSet<>();
    for (long i = 0; i < 50_000; i++) {
      many.add(List.of(0L, i));
    }

    RowDifference difference = RowDifference.between(KEY, new Words(many), new Words(Set.of()));

    assertThat(difference.chunks())
        .hasSize(3)
        .allSatisfy(chunk -> assertThat(chunk.values()).hasSizeLessThan(20_064));
  }

  /** Keys as a database would stream them. */
  private static final class Words implements Reader<KeyBits> {
    private final Iterator<KeyBits> words;

    Words(Collection<List<Long>> keys) {
      TreeMap<KeyBits, KeyBits> sorted = new TreeMap<>();
      for (List<Long> key : keys) {
        long b = key.get(1);
        long word = b >> Long.numberOfTrailingZeros(KeyBits.KEYS);
        KeyBits one = new KeyBits(new long[] {key.get(0)}, word, 1L << b, 1);
        sorted.merge(
            one,
            one,
            (left, right) ->
                new KeyBits(
                    new long[] {key.get(0)},
                    word,
                    left.bits() | right.bits(),
                    left.rows() + right.rows()));
      }
      words = sorted.values().iterator();
    }

    @Override
    public @Nullable KeyBits next() {
      return words.hasNext() ? words.next() : null;
    }

    @Override
    public long rows() {
      return 0;
    }

    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public void close() {}
  }

  @Test
  void keysOfAWordAreItsBits() {
    KeyBits bits = new KeyBits(new long[] {7}, -1, 0x8000_0000_0000_0001L, 2);
    assertThat(Arrays.stream(bits.keys()).map(Arrays::toString))
        .containsExactly("[7, -64]", "[7, -1]");
    assertThat(bits).hasToString("2 keys");
  }
}
