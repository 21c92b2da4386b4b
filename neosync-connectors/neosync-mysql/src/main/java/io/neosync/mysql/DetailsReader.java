package io.neosync.mysql;

import io.neosync.mysql.MySqlType.Kind;
import io.neosync.mysql.TableText.Item;
import io.neosync.schema.Column;
import io.neosync.schema.ColumnDefault;
import io.neosync.schema.ForeignKeyRules;
import io.neosync.schema.ForeignKeyRules.Action;
import io.neosync.schema.ForeignKeyRules.Check;
import io.neosync.schema.ForeignKeyRules.Match;
import io.neosync.schema.Index;
import io.neosync.schema.Index.Order;
import io.neosync.schema.TableDetails;
import io.neosync.schema.TableRef;
import io.neosync.spi.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what of a table another engine could create, and names what none could. */
final class DetailsReader {

  private static final String INDEXES =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, COLUMN_NAME, COLLATION, SUB_PART, INDEX_TYPE
      FROM information_schema.STATISTICS
      WHERE NON_UNIQUE = 1 AND TABLE_SCHEMA IN (%s)
      ORDER BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX
      """;

  private static final String FOREIGN_KEYS =
      """
      SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, DELETE_RULE, UPDATE_RULE
      FROM information_schema.REFERENTIAL_CONSTRAINTS
      WHERE CONSTRAINT_SCHEMA IN (%s)
      """;

  private final Backend backend;
  private final Object[] schemas;
  private final Map<TableRef, Draft> drafts = new LinkedHashMap<>();

  private DetailsReader(Backend backend, List<String> schemas, Map<TableRef, Relation> relations) {
    this.backend = backend;
    this.schemas = schemas.toArray();
    relations.forEach((ref, relation) -> drafts.put(ref, new Draft(relation)));
  }

  /** What is known of one table so far. */
  private static final class Draft {

    private final Relation relation;
    private final Map<String, List<IndexPart>> indexes = new LinkedHashMap<>();
    private final Map<String, ColumnDefault> defaults = new HashMap<>();
    private final Map<String, ForeignKeyRules> foreignKeys = new HashMap<>();
    private final List<String> others = new ArrayList<>();

    Draft(Relation relation) {
      this.relation = relation;
    }
  }

  private record IndexPart(@Nullable String column, boolean descending, String odd) {}

  static Map<TableRef, TableDetails> read(
      Backend backend, List<String> schemas, Map<TableRef, Relation> relations)
      throws SQLException {
    DetailsReader reader = new DetailsReader(backend, schemas, relations);
    reader.query(INDEXES, reader::indexPart);
    reader.query(FOREIGN_KEYS, reader::foreignKey);
    for (CatalogReader.Trigger trigger : CatalogReader.triggers(backend, relations.keySet())) {
      Objects.requireNonNull(reader.drafts.get(trigger.table()))
          .others
          .add("trigger " + trigger.name());
    }
    Map<TableRef, TableDetails> details = new LinkedHashMap<>();
    for (Draft draft : reader.drafts.values()) {
      reader.readText(draft);
      List<Index> indexes = indexes(draft);
      details.put(
          draft.relation.ref(),
          new TableDetails(indexes, draft.defaults, draft.foreignKeys, draft.others));
    }
    return details;
  }

  private interface Handler {
    void handle(Draft draft, ResultSet row) throws SQLException;
  }

  private void query(String sql, Handler handler) throws SQLException {
    backend.query(
        sql.formatted(String.join(", ", Collections.nCopies(schemas.length, "?"))),
        row -> {
          Draft draft = drafts.get(new TableRef(row.getString(1), row.getString(2)));
          if (draft != null) {
            handler.handle(draft, row);
          }
          return true;
        },
        schemas);
  }

  private void indexPart(Draft draft, ResultSet row) throws SQLException {
    String type = row.getString(7);
    String odd =
        !type.equals("BTREE")
            ? "of type " + type
            : row.getString(4) == null
                ? "of an expression"
                : row.getLong(6) > 0 ? "of the beginning of a column" : "";
    draft
        .indexes
        .computeIfAbsent(row.getString(3), name -> new ArrayList<>())
        .add(new IndexPart(row.getString(4), "D".equals(row.getString(5)), odd));
  }

  private static List<Index> indexes(Draft draft) {
    List<Index> plain = new ArrayList<>();
    draft.indexes.forEach(
        (name, parts) -> {
          String odd =
              parts.stream()
                  .map(IndexPart::odd)
                  .filter(each -> !each.isEmpty())
                  .findFirst()
                  .orElse("");
          if (odd.isEmpty()) {
            plain.add(new Index(name, parts.stream().map(DetailsReader::part).toList()));
          } else {
            draft.others.add("index %s, %s".formatted(name, odd));
          }
        });
    for (UniqueKey key : draft.relation.uniqueKeys()) {
      if (!key.plain()) {
        draft.others.add(
            "unique index %s, of expressions or the beginning of columns".formatted(key.name()));
      }
    }
    return plain;
  }

  private static Index.Part part(IndexPart part) {
    return new Index.Part(
        Objects.requireNonNull(part.column()),
        part.descending() ? Order.DESCENDING : Order.ASCENDING);
  }

  private void foreignKey(Draft draft, ResultSet row) throws SQLException {
    draft.foreignKeys.put(
        row.getString(3),
        new ForeignKeyRules(
            action(row.getString(4)),
            action(row.getString(5)),
            Match.SIMPLE,
            Check.NOT_DEFERRABLE));
  }

  private static Action action(String words) {
    return Action.valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }

  /** What only the table's own text says in a way that can be read. */
  private void readText(Draft draft) throws SQLException {
    Map<Column, MySqlDefault> constants = new LinkedHashMap<>();
    for (Item item : TableText.shown(backend, draft.relation.ref()).items()) {
      if (item.type() == Item.Type.CHECK) {
        draft.others.add("check constraint " + item.name());
      } else if (item.type() == Item.Type.COLUMN) {
        Column column = draft.relation.table().column(item.name()).orElseThrow();
        readColumn(draft, column, item.tokens(), constants);
      }
    }
    if (!constants.isEmpty()) {
      readConstants(draft, constants);
    }
  }

  private static void readColumn(
      Draft draft, Column column, List<SqlToken> tokens, Map<Column, MySqlDefault> constants) {
    List<SqlToken> said = tokens.stream().filter(token -> !token.blank()).toList();
    if (column.generated()) {
      draft.others.add("the expression of generated column " + column.name());
      return;
    }
    int depth = 0;
    for (int i = 0; i + 2 < said.size(); i++) {
      depth += said.get(i).is("(") ? 1 : said.get(i).is(")") ? -1 : 0;
      if (depth == 0 && said.get(i).is("ON") && said.get(i + 1).is("UPDATE")) {
        draft.others.add("ON UPDATE of column " + column.name());
      } else if (depth == 0 && said.get(i).is("CHECK") && !said.get(i + 2).is("json_valid")) {
        draft.others.add("check constraint of column " + column.name());
      }
    }
    MySqlDefault.of(tokens)
        .ifPresent(
            found -> {
              if (found.constant()) {
                constants.put(column, found);
              } else {
                draft.defaults.put(column.name(), found.computed());
              }
            });
  }

  /** The server says their values as it says those of rows. */
  private void readConstants(Draft draft, Map<Column, MySqlDefault> constants) throws SQLException {
    Map<Column, String> values = new LinkedHashMap<>();
    constants.forEach(
        (column, found) -> {
          // What is not read after all is told as it is written.
          draft.defaults.put(column.name(), new ColumnDefault.Expression(found.text()));
          found.value(column).ifPresent(value -> values.put(column, value));
        });
    if (values.isEmpty()) {
      return;
    }
    List<Kind> kinds =
        values.keySet().stream().map(column -> Relation.type(column).kind()).toList();
    String sql =
        "SELECT %s FROM %s"
            .formatted(
                String.join(", ", values.values()), ExactDefaults.anyRow(draft.relation.ref()));
    try (TextRows rows = new TextRows(backend.stream(sql), kinds)) {
      Row row = Objects.requireNonNull(rows.next());
      int at = 0;
      for (Column column : values.keySet()) {
        Object value = row.value(at++);
        if (value != null) {
          draft.defaults.put(
              column.name(), new ColumnDefault.Value(MySqlValue.of(value, Relation.type(column))));
        }
      }
    }
  }
}
