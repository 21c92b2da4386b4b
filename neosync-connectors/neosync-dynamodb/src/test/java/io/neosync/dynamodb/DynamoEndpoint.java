package io.neosync.dynamodb;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.TestEndpoint;
import io.neosync.contract.TestRow;
import io.neosync.contract.TestTable;
import io.neosync.contract.TestType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** An account of the contract's tests: a row's columns are the attributes of an item. */
record DynamoEndpoint(Account account) implements TestEndpoint {

  private static final int AT_ONCE = 25;

  @Override
  public Source source() {
    return account.endpoint();
  }

  @Override
  public Destination destination() {
    return account.endpoint();
  }

  @Override
  public void create(List<TestTable> tables) {
    for (TestTable table : tables) {
      account.createTable(
          table.name(),
          table.primaryKey().stream()
              .map(name -> name + ":" + type(table, name))
              .collect(Collectors.joining(", ")));
    }
  }

  private static String type(TestTable table, String name) {
    TestType type =
        table.columns().stream()
            .filter(column -> column.name().equals(name))
            .findFirst()
            .orElseThrow()
            .type();
    return switch (type) {
      case INTEGER, LONG, DECIMAL -> "N";
      case NAME, TEXT -> "S";
      case BINARY -> "B";
    };
  }

  @Override
  public void insert(TestTable table, Iterable<TestRow> rows) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (TestRow row : rows) {
      items.add(item(table, row));
      if (items.size() == AT_ONCE) {
        account.put(table.name(), items);
        items.clear();
      }
    }
    account.put(table.name(), items);
  }

  private static Map<String, AttributeValue> item(TestTable table, TestRow row) {
    Map<String, AttributeValue> item = new HashMap<>();
    for (int i = 0; i < table.columns().size(); i++) {
      item.put(table.columns().get(i).name(), attribute(row.values().get(i)));
    }
    return item;
  }

  private static AttributeValue attribute(Object value) {
    if (value == null) {
      return AttributeValue.fromNul(true);
    } else if (value instanceof BigDecimal number) {
      return AttributeValue.fromN(number.toPlainString());
    } else if (value instanceof Number number) {
      return AttributeValue.fromN(number.toString());
    } else if (value instanceof byte[] bytes) {
      return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
    }
    return AttributeValue.fromS((String) value);
  }

  @Override
  public long insertGenerated(TestTable table) {
    throw new UnsupportedOperationException("DynamoDB generates no keys");
  }

  @Override
  public List<TestRow> rows(TestTable table) {
    List<TestRow> rows = new ArrayList<>();
    account
        .client()
        .scanPaginator(ScanRequest.builder().tableName(table.name()).consistentRead(true).build())
        .items()
        .forEach(
            item ->
                rows.add(
                    TestRow.of(
                        table.columns().stream()
                            .map(column -> value(item.get(column.name())))
                            .toArray())));
    return rows;
  }

  private static Object value(AttributeValue attribute) {
    if (attribute == null) {
      return null;
    }
    return switch (attribute.type()) {
      case NUL -> null;
      case N -> new BigDecimal(attribute.n());
      case B -> attribute.b().asByteArray();
      case S -> attribute.s();
      default -> throw new IllegalStateException("an attribute of type " + attribute.type());
    };
  }

  @Override
  public List<String> definitions() {
    return account.client().listTables().tableNames();
  }

  /** Connections belong to the client, which is the test's. */
  @Override
  public List<String> leftovers() {
    return List.of();
  }

  @Override
  public void killSessions() {
    throw new UnsupportedOperationException("DynamoDB has no sessions");
  }

  @Override
  public Optional<String> address() {
    return Optional.of(
        String.join(
            "\n",
            account.server().endpoint().toString(),
            account.server().region(),
            account.accessKey()));
  }

  @Override
  public Optional<Source> refusing(String password) {
    return Optional.empty();
  }

  @Override
  public void close() {
    account.close();
  }
}
