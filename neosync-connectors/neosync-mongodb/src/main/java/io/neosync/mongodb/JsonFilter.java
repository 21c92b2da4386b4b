package io.neosync.mongodb;

import io.neosync.spi.Condition;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.json.JsonParseException;
import org.bson.json.JsonReader;

/**
 * A condition as the filter document it stands for. The text is parsed with a mark in the place of
 * each value; the values take the marks' places in the document, so that they are never text.
 */
final class JsonFilter {

  private final String mark;
  private final List<BsonValue> values;

  private JsonFilter(String mark, List<BsonValue> values) {
    this.mark = mark;
    this.values = values;
  }

  /**
   * @throws IllegalArgumentException if the text is not a JSON document, or MongoDB has no type for
   *     a value; without the values
   */
  static BsonDocument of(Condition condition) {
    return with(condition, condition.values().stream().map(BsonValues::of).toList());
  }

  /** The same filter with values that say nothing, for the server's opinion of its form. */
  static BsonDocument withoutValues(Condition condition) {
    return with(
        condition,
        condition.values().stream().map(BsonValues::of).map(BsonValues::neutral).toList());
  }

  private static BsonDocument with(Condition condition, List<BsonValue> values) {
    String mark = "neosync";
    while (condition.text().contains(mark)) {
      mark += "_";
    }
    StringBuilder json = new StringBuilder(condition.fragments().get(0));
    for (int i = 0; i < values.size(); i++) {
      json.append("{\"").append(mark).append("\": ").append(i).append('}');
      json.append(condition.fragments().get(i + 1));
    }
    BsonValue filter = new JsonFilter(mark, values).value(parsed(json.toString(), mark));
    if (!filter.isDocument()) {
      throw new IllegalArgumentException("it is a value and no filter");
    }
    return filter.asDocument();
  }

  private static BsonDocument parsed(String json, String mark) {
    JsonReader reader = new JsonReader(json);
    BsonDocument document;
    try {
      document = new BsonDocumentCodec().decode(reader, DecoderContext.builder().build());
    } catch (RuntimeException e) {
      String message = String.valueOf(e.getMessage());
      throw new IllegalArgumentException(
          "it is no filter as JSON: "
              + (message.contains(mark) ? "a placeholder stands where no value can" : message));
    }
    if (!onlySpaceAfter(json, document)) {
      throw new IllegalArgumentException("it is more than one filter as JSON");
    }
    return document;
  }

  /** The parser stops at the end of the document, whatever follows. */
  private static boolean onlySpaceAfter(String json, BsonDocument document) {
    try {
      BsonArray one = BsonArray.parse("[" + json + "]");
      return one.size() == 1 && one.get(0).equals(document);
    } catch (JsonParseException e) {
      return false;
    }
  }

  private BsonDocument document(BsonDocument document) {
    BsonDocument bound = new BsonDocument();
    document.forEach((name, value) -> bound.append(name, value(value)));
    return bound;
  }

  private BsonValue value(BsonValue value) {
    if (value instanceof BsonDocument document) {
      return document.size() == 1 && document.get(mark) instanceof BsonInt32 index
          ? values.get(index.getValue())
          : document(document);
    }
    if (value instanceof BsonArray array) {
      List<BsonValue> elements = new ArrayList<>();
      array.forEach(element -> elements.add(value(element)));
      return new BsonArray(elements);
    }
    return value;
  }
}
