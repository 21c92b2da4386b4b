package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables that reference each other, in whatever shape. */
interface OrderSuite extends Suite {

  @Test
  default void referencedTablesAreLoadedFirst() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.FOREIGN_KEYS);
    TestTable last = TestTable.of("a").column("b", TestType.INTEGER).reference("ab", "b", "b");
    TestTable middle = TestTable.of("b").column("c", TestType.INTEGER).reference("bc", "c", "c");
    TestTable first = TestTable.of("c");
    pair.create(last, middle, first);
    pair.insertSource(first, TestRow.of(1));
    pair.insertSource(middle, TestRow.of(1, 1));
    pair.insertSource(last, TestRow.of(1, 1));

    pair.run();

    pair.assertSame(last, middle, first);
    assertThat(pair.sync().build().plan().tables())
        .extracting(table -> table.source().name())
        .containsExactly("c", "b", "a");
  }

  @Test
  default void diamondsAreLoaded() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.FOREIGN_KEYS);
    TestTable top = TestTable.of("top");
    TestTable left = TestTable.of("left").column("x", TestType.INTEGER).reference("l", "x", "top");
    TestTable right =
        TestTable.of("right").column("x", TestType.INTEGER).reference("r", "x", "top");
    TestTable bottom =
        TestTable.of("bottom")
            .column("x", TestType.INTEGER)
            .column("y", TestType.INTEGER)
            .reference("bl", "x", "left")
            .reference("br", "y", "right");
    pair.create(bottom, left, right, top);
    pair.insertSource(top, TestRow.of(1), TestRow.of(2));
    pair.insertSource(left, TestRow.of(1, 1), TestRow.of(2, 2));
    pair.insertSource(right, TestRow.of(1, 2), TestRow.of(2, 1));
    pair.insertSource(bottom, TestRow.of(1, 1, 2), TestRow.of(2, null, 1));

    pair.run();

    pair.assertSame(bottom, left, right, top);
  }

  @Test
  default void rowsThatReferenceRowsOfTheirOwnTableAreLoadedInAnyOrder() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.FOREIGN_KEYS);
    TestTable tree =
        TestTable.of("tree")
            .column("parent", TestType.INTEGER)
            .column("twin", TestType.INTEGER)
            .reference("parents", "parent", "tree")
            .reference("twins", "twin", "tree");
    pair.createLaxSource(tree);
    pair.source()
        .insert(
            tree,
            IntStream.rangeClosed(1, 500)
                .mapToObj(i -> TestRow.of(i, i == 500 ? null : (Integer) (i + 1), 501 - i))
                .toList());

    pair.run();

    pair.assertSame(tree);
  }

  @Test
  default void cyclesAreLoaded() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.FOREIGN_KEYS);
    TestTable a = TestTable.of("a").required("c", TestType.INTEGER).reference("ac", "c", "c");
    TestTable b = TestTable.of("b").required("a", TestType.INTEGER).reference("ba", "a", "a");
    TestTable c = TestTable.of("c").required("b", TestType.INTEGER).reference("cb", "b", "b");
    pair.createLaxSource(a, b, c);
    for (TestTable table : new TestTable[] {a, b, c}) {
      pair.insertSource(table, TestRow.of(1, 1), TestRow.of(2, 2));
    }

    pair.run();
    pair.run();

    pair.assertSame(a, b, c);
  }
}
