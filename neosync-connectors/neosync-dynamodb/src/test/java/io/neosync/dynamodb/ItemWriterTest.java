package io.neosync.dynamodb;

import static io.neosync.dynamodb.Values.item;
import static io.neosync.dynamodb.Values.n;
import static io.neosync.dynamodb.Values.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.schema.TableRef;
import io.neosync.spi.Batch;
import io.neosync.spi.Row;
import io.neosync.spi.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a source that is no DynamoDB may bring. */
class ItemWriterTest {

  private Account account;
  private DynamoDestinationSession session;

  @BeforeEach
  void create() {
    account = Account.create().createTable("Orders", "id:S, at:N");
    session = (DynamoDestinationSession) account.endpoint().openDestination();
  }

  @AfterEach
  void close() {
    session.close();
    account.close();
  }

  private ItemWriter writer(Stored stored) throws Exception {
    DynamoTable table = session.tables().get(new TableRef(account.server().region(), "Orders"));
    return new ItemWriter(
        session, table, () -> new BatchPut(session.calls, table, new Capacity(0), stored), stored);
  }

  private long write(List<Map<String, AttributeValue>> items) throws Exception {
    try (ItemWriter writer = writer(new Stored())) {
      writer.write(Items.of(items));
      return writer.finish();
    }
  }

  @Test
  void ofItemsWithOneKeyTheLastStays() throws Exception {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      // One number, in several forms.
      items.add(item("id", s("same"), "at", n(i % 2 == 0 ? "1.0" : "1"), "i", n(i)));
      items.add(item("id", s("other"), "at", n(i % 10), "i", n(i)));
    }
    Stored stored = new Stored();
    try (ItemWriter writer = writer(stored)) {
      for (Map<String, AttributeValue> item : items) {
        writer.write(Items.of(List.of(item)));
      }
      assertThat(writer.finish()).isEqualTo(1_000);
    }

    assertThat(stored.items()).isEqualTo(1_000);
    assertThat(stored.unknown()).isZero();
    List<Object> expected = new ArrayList<>();
    expected.add(Content.of(item("id", s("same"), "at", n(1), "i", n(499))));
    for (int i = 490; i < 500; i++) {
      expected.add(Content.of(item("id", s("other"), "at", n(i % 10), "i", n(i))));
    }
    assertThat(account.items("Orders")).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void anItemThatIsTooLargeIsSaidToBe() {
    assertThatThrownBy(
            () ->
                write(List.of(item("id", s("a"), "at", n(1), "body", s("SECRET".repeat(80_000))))))
        .hasMessageContaining("larger than the 400 KB")
        .hasMessageContaining("largest attribute is body")
        .hasMessageNotContaining("SECRET");
    // Only the service can tell, since its numbers take more than a digit a byte.
    List<AttributeValue> numbers = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      numbers.add(n("12345678901234567890"));
    }
    assertThatThrownBy(
            () ->
                write(
                    List.of(item("id", s("a"), "at", n(1), "list", AttributeValue.fromL(numbers)))))
        .hasMessageContaining("larger than the 400 KB")
        .hasMessageContaining("largest attribute is list")
        .hasMessageNotContaining("12345678901234567890");
  }

  @Test
  void anItemWithoutTheTablesKeyIsSaidToBe() {
    assertThatThrownBy(() -> write(List.of(item("id", s("SECRET")))))
        .hasMessageContaining("no attribute at")
        .hasMessageNotContaining("SECRET");
    assertThatThrownBy(() -> write(List.of(item("id", n(4711), "at", n(1)))))
        .hasMessageContaining("attribute id of an item is of type N; the table's key needs S")
        .hasMessageNotContaining("4711");
    assertThatThrownBy(() -> write(List.of(item("id", s(""), "at", n(1)))))
        .hasMessageContaining("attribute id of an item is empty");
  }

  @Test
  void whatTheServiceRefusesIsNotCountedAsUnknown() throws Exception {
    Stored stored = new Stored();
    assertThatThrownBy(
            () -> {
              try (ItemWriter writer = writer(stored)) {
                writer.write(Items.of(List.of(item("id", s("a"), "at", n(1), "v", n("SECRET")))));
                writer.finish();
              }
            })
        .hasMessageContaining("cannot be converted into a number")
        .hasMessageNotContaining("SECRET");

    assertThat(stored.items()).isZero();
    assertThat(stored.unknown()).isZero();
  }

  @Test
  void rowsThatAreNoDocumentsOrThatDynamoDbCannotHoldAreRefused() throws Exception {
    assertThatThrownBy(() -> writeRow(Row.of("SECRET"))).hasMessage("a row is not a document");
    assertThatThrownBy(
            () ->
                writeRow(
                    Row.of(
                        Map.of(
                            "id",
                            "a",
                            "at",
                            new BigDecimal("1.00000000000000000000000000000000000001")))))
        .hasMessageContaining("more digits than the 38")
        .hasMessageNotContaining("1.0");
    writeRow(
        Row.of(
            Map.of("id", "a", "at", 1L, "v", List.of(true, new BigDecimal("1.50"), new byte[0]))));
    assertThat(account.count("Orders")).isEqualTo(1);
  }

  private void writeRow(Row row) throws Exception {
    try (Writer<Batch> writer = new RowsWriter(writer(new Stored()), DocumentRows.OWN)) {
      writer.write(new Batch(List.of(row)));
      writer.finish();
    }
  }
}
