package io.neosync.dynamodb;

import io.neosync.dynamodb.DynamoException.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes that make up a table's primary key: the partition key, and the sort key if there
 * is one.
 */
record KeySchema(List<Attribute> attributes) {

  /**
   * @param type {@code S}, {@code N} or {@code B}
   */
  record Attribute(String name, String type) {

    @Override
    public String toString() {
      return name + " (" + type + ")";
    }
  }

  KeySchema {
    attributes = List.copyOf(attributes);
  }

  List<String> names() {
    return attributes.stream().map(Attribute::name).toList();
  }

  /**
   * What makes an item the one that it is: equal for two items exactly when the service takes them
   * for the same, so that {@code 1} and {@code 1.0} are.
   *
   * @throws DynamoException if the item has not got this key
   */
  List<Object> of(Map<String, AttributeValue> item) throws DynamoException {
    List<Object> key = new ArrayList<>(attributes.size());
    for (Attribute attribute : attributes) {
      key.add(value(attribute, item.get(attribute.name())));
    }
    return key;
  }

  private Object value(Attribute attribute, @Nullable AttributeValue value) throws DynamoException {
    if (value == null) {
      throw refused(
          "an item has no attribute " + attribute.name() + ", which is of the table's key");
    }
    String type = Documents.typeName(value);
    if (!type.equals(attribute.type())) {
      throw refused(
          "the attribute %s of an item is of type %s; the table's key needs %s"
              .formatted(attribute.name(), type, attribute.type()));
    }
    return switch (value.type()) {
      case S -> notEmpty(attribute, value.s(), value.s().isEmpty());
      case B -> notEmpty(attribute, value.b(), value.b().asByteArrayUnsafe().length == 0);
      default -> new BigDecimal(value.n()).stripTrailingZeros();
    };
  }

  private static Object notEmpty(Attribute attribute, Object value, boolean empty)
      throws DynamoException {
    if (empty) {
      throw refused(
          "the attribute %s of an item is empty, which an attribute of the key may not be"
              .formatted(attribute.name()));
    }
    return value;
  }

  private static DynamoException refused(String message) {
    return new DynamoException(Kind.REFUSED, message);
  }

  @Override
  public String toString() {
    return attributes.stream().map(Attribute::toString).collect(Collectors.joining(", "));
  }
}
