package io.neosync.dynamodb;

import static io.neosync.dynamodb.Values.b;
import static io.neosync.dynamodb.Values.item;
import static io.neosync.dynamodb.Values.n;
import static io.neosync.dynamodb.Values.s;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.contract.OneFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every type of attribute arrives as DynamoDB stores it, whichever way it takes. */
class TypesTest {

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "1",
          "1.0",
          "0001.500",
          "-3.14",
          "1E2",
          "1.0E-5",
          "123456789012345678901234567890.12345678",
          "-99999999999999999999999999999999999999",
          "9.9999999999999999999999999999999999999E+125",
          "-9.9999999999999999999999999999999999999E+125",
          "1E-130",
          "-1E-130",
          "1E125",
          "9007199254740993");

  @ParameterizedTest
  @ValueSource(strings = {"DYNAMODB_ITEMS", "ROWS"})
  void everyTypeArrivesAsItLeft(String format) {
    AttributeValue nested =
        AttributeValue.fromM(
            item(
                "list",
                    AttributeValue.fromL(
                        List.of(
                            s(""),
                            n(1),
                            AttributeValue.fromNul(true),
                            AttributeValue.fromL(List.of()))),
                "map", AttributeValue.fromM(Map.of()),
                "sets", AttributeValue.fromL(List.of(AttributeValue.fromNs(List.of("1", "2.5"))))));
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    items.add(item("id", s("empty")));
    items.add(item("id", s("text"), "v", s("é 漢 \uD83D\uDE00 \u0000 \n '\"?")));
    items.add(item("id", s("no text"), "v", s("")));
    items.add(item("id", s("binary"), "v", b(0, 1, 127, 128, 255)));
    items.add(item("id", s("no binary"), "v", b()));
    items.add(item("id", s("true"), "v", AttributeValue.fromBool(true)));
    items.add(item("id", s("false"), "v", AttributeValue.fromBool(false)));
    items.add(item("id", s("null"), "v", AttributeValue.fromNul(true)));
    items.add(item("id", s("text set"), "v", AttributeValue.fromSs(List.of("a", "", "1"))));
    items.add(item("id", s("number set"), "v", AttributeValue.fromNs(List.of("1.10", "-2E3"))));
    items.add(
        item(
            "id",
            s("binary set"),
            "v",
            AttributeValue.fromBs(
                List.of(
                    SdkBytes.fromByteArray(new byte[] {1}),
                    SdkBytes.fromByteArray(new byte[] {2, 3})))));
    items.add(item("id", s("nested"), "v", nested));
    NUMBERS.forEach(number -> items.add(item("id", s("number " + number), "v", n(number))));

    try (Account source = Account.create();
        Account destination = Account.create()) {
      source.createTable("Types", "id:S").put("Types", items);
      destination.createTable("Types", "id:S");

      Sync.from(new OneFormat(source.endpoint(), format)).to(destination.endpoint()).build().run();

      assertThat(destination.items("Types")).hasSize(items.size()).isEqualTo(source.items("Types"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DYNAMODB_ITEMS", "ROWS"})
  void keysOfEveryTypeArriveAndAreToldApart(String format) {
    try (Account source = Account.create();
        Account destination = Account.create()) {
      for (Account account : List.of(source, destination)) {
        account.createTable("Numbers", "id:N, at:N").createTable("Binaries", "id:B, at:S");
      }
      List<Map<String, AttributeValue>> numbers = new ArrayList<>();
      List<Map<String, AttributeValue>> binaries = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        numbers.add(item("id", n(i % 7), "at", n(i + ".50"), "i", n(i)));
        binaries.add(item("id", b(i % 5, 200), "at", s("a" + i), "i", n(i)));
      }
      source.put("Numbers", numbers).put("Binaries", binaries);

      Sync.from(new OneFormat(source.endpoint(), format)).to(destination.endpoint()).build().run();

      assertThat(destination.items("Numbers")).hasSize(120).isEqualTo(source.items("Numbers"));
      assertThat(destination.items("Binaries")).hasSize(120).isEqualTo(source.items("Binaries"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DYNAMODB_ITEMS", "ROWS"})
  void theLargestItemsArrive(String format) {
    try (Account source = Account.create();
        Account destination = Account.create()) {
      List<Map<String, AttributeValue>> items = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        // The names, the key and the text together have 400 KB exactly.
        items.add(item("id", n(i), "v", s("x".repeat(400 * 1024 - 2 - 2 - 1))));
      }
      source.createTable("Large", "id:N");
      items.forEach(large -> source.put("Large", large));
      destination.createTable("Large", "id:N");

      Sync.from(new OneFormat(source.endpoint(), format)).to(destination.endpoint()).build().run();

      assertThat(destination.items("Large")).hasSize(10).isEqualTo(source.items("Large"));
    }
  }
}
