package io.neosync.dynamodb;

import static io.neosync.dynamodb.Values.item;
import static io.neosync.dynamodb.Values.n;
import static io.neosync.dynamodb.Values.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.spi.EngineValue;
import io.neosync.spi.Row;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Documents of other engines as items. */
class ForeignDocumentsTest {

  private static Map<String, AttributeValue> stored(Map<String, ?> document, String... key) {
    return new DocumentRows(List.of("_id"), List.of(key)).item(Row.of(document));
  }

  @Test
  void haveTheirIdAsTheKey() {
    assertThat(stored(Map.of("_id", "a", "total", 1), "order"))
        .isEqualTo(item("order", s("a"), "total", n(1)));
    assertThat(stored(Map.of("_id", Map.of("order", "a", "line", 2L), "total", 1), "order", "line"))
        .isEqualTo(item("order", s("a"), "line", n(2), "total", n(1)));
  }

  @Test
  void areRefusedWhereTheIdDoesNotFitTheKey() {
    assertThatThrownBy(() -> stored(Map.of("_id", "hush"), "order", "line"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the _id of a document does not consist of order, line");
    assertThatThrownBy(
            () -> stored(Map.of("_id", Map.of("order", 1, "line", 2, "x", 3)), "order", "line"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> stored(Map.of("_id", "a", "order", "hush"), "order"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a document has a field order besides its _id, which goes there");
  }

  @Test
  void areRefusedWhereDynamoDbHasNoTypeForAValue() {
    EngineValue value = new EngineValue("Other", "odd", "hush");

    assertThatThrownBy(() -> stored(Map.of("_id", "a", "v", List.of(value)), "order"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("DynamoDB has no type for a value of Other's type odd; use text or a number");
  }

  @Test
  void keepIdentifiersAsText() {
    UUID id = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    assertThat(stored(Map.of("_id", id), "order")).isEqualTo(item("order", s(id.toString())));
  }
}
