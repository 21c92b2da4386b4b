package io.neosync.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.spi.EngineValue;
import io.neosync.spi.Row;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/** Documents of other engines, and MongoDB's for them. */
class ForeignDocumentsTest {

  private static RawBsonDocument stored(Map<String, ?> document, String... key) {
    return new DocumentRows(false, new IdFields(List.of(key))).document(Row.of(document));
  }

  private static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  @Test
  void haveTheirKeyAsTheId() {
    assertThat(stored(fields("total", new BigDecimal("1.50"), "order", "a"), "order"))
        .isEqualTo(RawBsonDocument.parse("{_id: 'a', total: {$numberDecimal: '1.50'}}"));
    assertThat(stored(fields("total", 1, "order", "a", "line", 2), "order", "line"))
        .isEqualTo(RawBsonDocument.parse("{_id: {order: 'a', line: 2}, total: 1}"));
    assertThat(stored(fields("total", 1, "_id", "a"), "_id"))
        .isEqualTo(RawBsonDocument.parse("{_id: 'a', total: 1}"));
  }

  @Test
  void keepSetsAsArrays() {
    assertThat(stored(fields("k", 1, "tags", Set.of("x"), "in", fields("s", Set.of(2L))), "k"))
        .isEqualTo(RawBsonDocument.parse("{_id: 1, tags: ['x'], in: {s: [{$numberLong: '2'}]}}"));
  }

  @Test
  void areRefusedWithoutAKeyOrWithAnotherId() {
    assertThatThrownBy(() -> stored(fields("total", 1), "order"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a row has no order, which is of its key");
    assertThatThrownBy(() -> stored(fields("order", 1, "_id", "hush"), "order"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a row has a field _id, and its key is order");
  }

  @Test
  void areRefusedWhereBsonHasNoTypeForAValue() {
    assertThatThrownBy(
            () -> stored(fields("k", 1, "v", new EngineValue("Other", "odd", "hush")), "k"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("BSON has no type for a value of Other's type odd");
    assertThatThrownBy(() -> stored(fields("k", 1, "v", new BigDecimal("1".repeat(35))), "k"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("111");
  }

  @Test
  void getTheDigitsOfAnObjectIdWhereverItIs() {
    RawBsonDocument document =
        RawBsonDocument.parse(
            "{_id: {$oid: '56e1fc72e0c917e9c4714161'}, in: [{id: {$oid:"
                + " '56e1fc72e0c917e9c4714162'}}], u: {$uuid:"
                + " '00112233-4455-6677-8899-aabbccddeeff'}}");

    Object value = new DocumentRows(false, new IdFields(List.of("_id"))).row(document).value(0);

    assertThat(value)
        .isEqualTo(
            Map.of(
                "_id",
                "56e1fc72e0c917e9c4714161",
                "in",
                List.of(Map.of("id", "56e1fc72e0c917e9c4714162")),
                "u",
                UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")));
  }

  @Test
  void haveTheIdBackWhereTheirKeyIs() {
    IdFields one = new IdFields(List.of("order"));
    assertThat(one.unkeyed(Map.of("_id", "a", "total", 1)))
        .isEqualTo(Map.of("order", "a", "total", 1));
    IdFields two = new IdFields(List.of("order", "line"));
    assertThat(two.unkeyed(Map.of("_id", Map.of("order", "a", "line", 2), "total", 1)))
        .isEqualTo(Map.of("order", "a", "line", 2, "total", 1));
    assertThatThrownBy(() -> two.unkeyed(Map.of("_id", Map.of("order", "hush"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the _id of a document does not consist of order, line");
    assertThatThrownBy(() -> one.unkeyed(Map.of("_id", 1, "order", "hush")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a document has a field order besides its _id, which goes there");
  }
}
