package io.neosync.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.spi.EngineValue;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents to rows and back, to the same bytes. */
class RowDocumentsTest {

  private static byte[] bytes(RawBsonDocument document) {
    ByteBuffer buffer = document.getByteBuffer().asNIO();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static Object thereAndBack(RawBsonDocument document) {
    Object value = RowDocuments.value(document);
    assertThat(bytes(RowDocuments.document(value))).isEqualTo(bytes(document));
    return value;
  }

  @Test
  void givesTheValuesThatEveryEngineKnows() {
    Object value =
        thereAndBack(
            RawBsonDocument.parse(
                """
                {_id: 1, l: {$numberLong: "1"}, d: 1.0, n: {$numberDecimal: "1.00"}, t: "x", b: true,
                 u: null, at: {$date: "2024-01-01T00:00:00.001Z"}, a: [1, {z: 1, y: 2}],
                 bytes: {$binary: {base64: "AQI=", subType: "00"}}}
                """));

    assertThat(value).isInstanceOf(Map.class);
    Map<?, ?> map = (Map<?, ?>) value;
    assertThat(map.keySet().toString()).isEqualTo("[_id, l, d, n, t, b, u, at, a, bytes]");
    assertThat(map.values().stream().filter(each -> !(each instanceof byte[])).toList())
        .isEqualTo(
            Arrays.asList(
                1,
                1L,
                1.0,
                new BigDecimal("1.00"),
                "x",
                true,
                null,
                Instant.parse("2024-01-01T00:00:00.001Z"),
                List.of(1, Map.of("z", 1, "y", 2))));
    assertThat(map.get("bytes")).isEqualTo(new byte[] {1, 2});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$oid: '56e1fc72e0c917e9c4714161'}",
        "{$undefined: true}",
        "{$symbol: 'a'}",
        "{$dbPointer: {$ref: 'a.b', $id: {$oid: '56e1fc72e0c917e9c4714161'}}}",
        "{$regularExpression: {pattern: 'a/\"?', options: 'im'}}",
        "{$code: 'return \"1\"'}",
        "{$code: 'x', $scope: {a: {$numberLong: '1'}}}",
        "{$timestamp: {t: 4294967295, i: 6}}",
        "{$minKey: 1}",
        "{$maxKey: 1}",
        "{$numberDecimal: 'NaN'}",
        "{$numberDecimal: '-Infinity'}",
        "{$numberDecimal: '-0.00'}",
        "{$numberDecimal: '0E+6000'}",
        "{$binary: {base64: 'AQ==', subType: '02'}}",
        "{$binary: {base64: 'AQIDBAUGBwgJCgsMDQ4PEA==', subType: '03'}}",
        "{$binary: {base64: 'AQIDBAUGBwgJCgsMDQ4PEA==', subType: '04'}}",
        "{$binary: {base64: 'AQIDBAUGBwgJCgsMDQ4PEA==', subType: '05'}}",
        "{$binary: {base64: 'AQ==', subType: '80'}}",
        "{$numberDouble: 'NaN'}",
        "{$numberDouble: '-0.0'}",
        "{$date: {$numberLong: '-9223372036854775808'}}"
      })
  void keepsWhatOnlyBsonHas(String value) {
    Object row =
        thereAndBack(
            RawBsonDocument.parse(
                "{_id: 1, v: %s, in: {v: [%s]}}".formatted(strict(value), strict(value))));
    assertThat(row).isInstanceOf(Map.class);
  }

  /** The driver takes some kinds only with names in quotes. */
  private static String strict(String value) {
    return value.contains("dbPointer") ? value.replaceAll("[$](ref|id|oid)", "'$0'") : value;
  }

  /** A document of raw elements. */
  private static RawBsonDocument document(byte[]... elements) {
    int size = Arrays.stream(elements).mapToInt(element -> element.length).sum() + 5;
    ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).putInt(size);
    for (byte[] element : elements) {
      buffer.put(element);
    }
    return new RawBsonDocument(buffer.put((byte) 0).array());
  }

  private static byte[] element(int type, String name, byte... value) {
    return ByteBuffer.allocate(2 + name.length() + value.length)
        .put((byte) type)
        .put(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .put((byte) 0)
        .put(value)
        .array();
  }

  @Test
  void keepsTheBytesOfWhatValuesCannotSay() {
    byte[] one = {1, 0, 0, 0};
    byte[] nan = {0x23, 1, 0, 0, 0, 0, (byte) 0xf4, (byte) 0x7f};
    byte[] notUtf8 = {2, 0, 0, 0, (byte) 0xff, 0};
    byte[] array = {12, 0, 0, 0, 0x10, '7', 0, 1, 0, 0, 0, 0};
    assertThat(thereAndBack(document(element(0x10, "a", one), element(0x10, "a", one))))
        .isInstanceOf(EngineValue.class)
        .asString()
        .isEqualTo("a value of MongoDB's type object");
    thereAndBack(document(element(1, "nan", nan)));
    assertThat(thereAndBack(document(element(2, "s", notUtf8)))).isInstanceOf(EngineValue.class);
    assertThat(thereAndBack(document(element(4, "array", array)))).isInstanceOf(EngineValue.class);
  }

  @Test
  void refusesWhatIsNoDocument() {
    assertThatThrownBy(() -> RowDocuments.document("text"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RowDocuments.document(Map.of("a", new StringBuilder("hush"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush");
  }

  @Property(tries = 300)
  void isExactForRandomDocuments(@ForAll long seed) {
    new RandomDocuments(seed).several(5).forEach(RowDocumentsTest::thereAndBack);
  }
}
