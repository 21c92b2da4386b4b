package io.neosync.s3;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.neosync.schema.Column;
import io.neosync.schema.ColumnDefault;
import io.neosync.schema.ForeignKeyRules;
import io.neosync.schema.Index;
import io.neosync.schema.Table;
import io.neosync.schema.TableDetails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of a table beyond its columns and keys, as JSON in a manifest. */
final class DetailsJson {

  private static final JsonFactory FACTORY = JsonFields.rows();

  private DetailsJson() {}

  static Map<String, Object> write(Table table, TableDetails details) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("indexes", details.indexes().stream().map(DetailsJson::index).toList());
    json.put("defaults", defaults(table, details.defaults()));
    json.put("foreignKeys", rules(table, details.foreignKeys()));
    json.put("others", details.others());
    return json;
  }

  private static Map<String, Object> index(Index index) {
    List<Map<String, Object>> parts = new ArrayList<>();
    for (Index.Part part : index.parts()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("column", part.column());
      json.put("order", JsonFields.word(part.order()));
      parts.add(json);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", index.name());
    json.put("columns", parts);
    return json;
  }

  private static List<Map<String, Object>> defaults(
      Table table, Map<String, ColumnDefault> defaults) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Column column : table.columns()) {
      ColumnDefault filled = defaults.get(column.name());
      if (filled == null) {
        continue;
      }
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("column", column.name());
      if (filled instanceof ColumnDefault.Value value) {
        json.put("value", encoded(column, value.value()));
      } else if (filled instanceof ColumnDefault.Computed computed) {
        json.put("computed", JsonFields.word(computed));
      } else if (filled instanceof ColumnDefault.Expression expression) {
        json.put("expression", expression.text());
      }
      list.add(json);
    }
    return list;
  }

  /** The value as rows have it. */
  private static String encoded(Column column, Object value) {
    JsonBuffer json = new JsonBuffer(64);
    Encoders.of(column.type().logical()).encode(value, json);
    return new String(json.array(), 0, json.size(), StandardCharsets.UTF_8);
  }

  private static List<Map<String, Object>> rules(Table table, Map<String, ForeignKeyRules> rules) {
    List<Map<String, Object>> list = new ArrayList<>();
    table
        .foreignKeys()
        .forEach(
            key -> {
              ForeignKeyRules known = rules.get(key.name());
              if (known != null) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("name", key.name());
                json.put("onDelete", JsonFields.word(known.onDelete()));
                json.put("onUpdate", JsonFields.word(known.onUpdate()));
                json.put("match", JsonFields.word(known.match()));
                json.put("check", JsonFields.word(known.check()));
                list.add(json);
              }
            });
    return list;
  }

  static TableDetails read(Table table, JsonFields json) throws DamagedException {
    List<Index> indexes = new ArrayList<>();
    for (JsonFields index : json.objects("indexes")) {
      List<Index.Part> parts = new ArrayList<>();
      for (JsonFields part : index.objects("columns")) {
        parts.add(new Index.Part(part.text("column"), part.word("order", Index.Order.class)));
      }
      indexes.add(new Index(index.text("name"), parts));
    }
    Map<String, ColumnDefault> defaults = new HashMap<>();
    for (JsonFields filled : json.objects("defaults")) {
      String name = filled.text("column");
      Column column =
          table.column(name).orElseThrow(() -> new DamagedException("there is no column " + name));
      defaults.put(name, columnDefault(column, filled));
    }
    Map<String, ForeignKeyRules> rules = new HashMap<>();
    for (JsonFields key : json.objects("foreignKeys")) {
      rules.put(
          key.text("name"),
          new ForeignKeyRules(
              key.word("onDelete", ForeignKeyRules.Action.class),
              key.word("onUpdate", ForeignKeyRules.Action.class),
              key.word("match", ForeignKeyRules.Match.class),
              key.word("check", ForeignKeyRules.Check.class)));
    }
    return new TableDetails(indexes, defaults, rules, json.texts("others"));
  }

  private static ColumnDefault columnDefault(Column column, JsonFields json)
      throws DamagedException {
    if (json.has("computed")) {
      return json.word("computed", ColumnDefault.Computed.class);
    }
    return json.has("expression")
        ? new ColumnDefault.Expression(json.text("expression"))
        : new ColumnDefault.Value(decoded(column, json.text("value")));
  }

  private static Object decoded(Column column, String text) throws DamagedException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      return Decoders.of(column.type().logical()).decode(parser);
    } catch (IOException | RuntimeException e) {
      throw new DamagedException("the default of column " + column.name() + " is no value of it");
    }
  }
}
