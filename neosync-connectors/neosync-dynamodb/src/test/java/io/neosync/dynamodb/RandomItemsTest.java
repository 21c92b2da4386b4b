package io.neosync.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.contract.OneFormat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever items there are, both formats bring them as DynamoDB stores them. */
class RandomItemsTest {

  private static final String TABLE = "Random";

  private static Account source;
  private static Account byItems;
  private static Account byRows;

  @BeforeContainer
  static void create() {
    source = Account.create().createTable(TABLE, "id:S");
    byItems = Account.create().createTable(TABLE, "id:S");
    byRows = Account.create().createTable(TABLE, "id:S");
  }

  @AfterContainer
  static void close() {
    source.close();
    byItems.close();
    byRows.close();
  }

  @Property(tries = 40)
  void arriveAsTheyLeft(@ForAll("items") List<Map<String, AttributeValue>> items) {
    List<Map<String, AttributeValue>> keyed = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Map<String, AttributeValue> item = new HashMap<>(items.get(i));
      item.put("id", AttributeValue.fromS("item " + i));
      keyed.add(item);
    }
    source.put(TABLE, keyed);

    Sync.from(source.endpoint()).to(byItems.endpoint()).build().run();
    Sync.from(new OneFormat(source.endpoint(), "ROWS")).to(byRows.endpoint()).build().run();

    assertThat(byItems.items(TABLE)).isEqualTo(source.items(TABLE));
    assertThat(byRows.items(TABLE)).isEqualTo(source.items(TABLE));
  }

  @Property(tries = 500)
  void rowsLoseNothing(@ForAll("item") Map<String, AttributeValue> item) {
    Map<String, AttributeValue> back = Documents.item(Documents.document(item));

    assertThat(Content.of(back)).isEqualTo(Content.of(item));
  }

  /** What DynamoDB tells numbers of a set apart by. */
  private static String normal(String number) {
    return new BigDecimal(number).stripTrailingZeros().toString();
  }

  @Provide
  Arbitrary<List<Map<String, AttributeValue>>> items() {
    return item().list().ofMinSize(1).ofMaxSize(20);
  }

  @Provide
  Arbitrary<Map<String, AttributeValue>> item() {
    return Arbitraries.maps(names().filter(name -> !name.equals("id") && !name.isEmpty()), value(4))
        .ofMaxSize(6);
  }

  private static Arbitrary<AttributeValue> value(int depth) {
    List<Arbitrary<AttributeValue>> leaves =
        List.of(
            texts().map(AttributeValue::fromS),
            numbers().map(AttributeValue::fromN),
            binaries().map(AttributeValue::fromB),
            Arbitraries.of(true, false).map(AttributeValue::fromBool),
            Arbitraries.just(AttributeValue.fromNul(true)),
            texts()
                .set()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(set -> AttributeValue.fromSs(List.copyOf(set))),
            binaries()
                .set()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(set -> AttributeValue.fromBs(List.copyOf(set))),
            numbers()
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .uniqueElements(RandomItemsTest::normal)
                .map(AttributeValue::fromNs));
    if (depth == 0) {
      return Arbitraries.oneOf(leaves);
    }
    List<Arbitrary<AttributeValue>> all = new ArrayList<>(leaves);
    all.add(
        Arbitraries.lazy(() -> value(depth - 1)).list().ofMaxSize(4).map(AttributeValue::fromL));
    all.add(
        Arbitraries.maps(names(), Arbitraries.lazy(() -> value(depth - 1)))
            .ofMaxSize(4)
            .map(AttributeValue::fromM));
    return Arbitraries.oneOf(all);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings().ofMinLength(1).ofMaxLength(8).filter(RandomItemsTest::isText);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().ofMaxLength(20).filter(RandomItemsTest::isText);
  }

  /** A half of a surrogate pair is no text, and UTF-8 has no form for it. */
  private static boolean isText(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  /**
   * All that DynamoDB can store: 38 digits, from 1E-130 to 9.9…E+125. It brings most into one form,
   * but DynamoDB Local leaves numbers of nested sets as they came.
   */
  private static Arbitrary<String> numbers() {
    Arbitrary<BigInteger> digits =
        Arbitraries.bigIntegers()
            .between(
                BigInteger.TEN.pow(38).negate().add(BigInteger.ONE),
                BigInteger.TEN.pow(38).subtract(BigInteger.ONE));
    return Combinators.combine(digits, Arbitraries.integers().between(-130, 87))
        .as((unscaled, exponent) -> new BigDecimal(unscaled, -exponent))
        .map(BigDecimal::toString);
  }

  private static Arbitrary<SdkBytes> binaries() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(12).map(SdkBytes::fromByteArray);
  }
}
