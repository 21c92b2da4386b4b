package io.neosync.sqlserver;

import io.neosync.schema.Column;
import io.neosync.schema.ColumnDefault;
import io.neosync.schema.ForeignKeyRules;
import io.neosync.schema.ForeignKeyRules.Action;
import io.neosync.schema.ForeignKeyRules.Check;
import io.neosync.schema.ForeignKeyRules.Match;
import io.neosync.schema.Index;
import io.neosync.schema.Index.Order;
import io.neosync.schema.Table;
import io.neosync.schema.TableDetails;
import io.neosync.schema.TableRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what of a table another engine could create, and names what none could. */
final class DetailsReader {

  /** Types of indexes in the catalog that are trees. */
  private static final int CLUSTERED = 1;

  private static final int NONCLUSTERED = 2;

  private static final Action[] ACTIONS = {
    Action.NO_ACTION, Action.CASCADE, Action.SET_NULL, Action.SET_DEFAULT
  };

  private final Backend backend;
  private final Map<TableRef, Draft> drafts = new LinkedHashMap<>();

  private DetailsReader(Backend backend, Map<TableRef, Relation> relations) {
    this.backend = backend;
    relations.forEach((ref, relation) -> drafts.put(ref, new Draft(relation)));
  }

  /** What is known of one table so far. */
  private static final class Draft {

    private final Relation relation;
    private final Map<String, String> odd = new LinkedHashMap<>();
    private final Map<String, List<Index.Part>> indexes = new LinkedHashMap<>();
    private final Map<String, ColumnDefault> defaults = new HashMap<>();
    private final Map<String, ForeignKeyRules> foreignKeys = new HashMap<>();
    private final List<String> others = new ArrayList<>();

    Draft(Relation relation) {
      this.relation = relation;
      for (Column column : relation.table().columns()) {
        if (column.generated()) {
          others.add("the expression of generated column " + column.name());
        }
      }
      others.addAll(keysOfNulls(relation.table()));
    }

    TableDetails finished() {
      List<Index> plain = new ArrayList<>();
      indexes.forEach(
          (name, parts) -> {
            if (odd.containsKey(name)) {
              others.add("index %s, %s".formatted(name, odd.get(name)));
            } else {
              plain.add(new Index(name, parts));
            }
          });
      return new TableDetails(plain, defaults, foreignKeys, others);
    }
  }

  /**
   * Keys in which NULL is a value like others, so that one row may have it: called as PostgreSQL
   * does, since elsewhere many may.
   */
  static List<String> keysOfNulls(Table table) {
    return table.keys().stream()
        .filter(
            key ->
                key.columns().stream()
                    .anyMatch(name -> table.column(name).filter(Column::nullable).isPresent()))
        .map(key -> "NULLS NOT DISTINCT of key " + key.name())
        .toList();
  }

  static Map<TableRef, TableDetails> read(
      Backend backend, List<String> schemas, Map<TableRef, Relation> relations)
      throws SQLException {
    DetailsReader reader = new DetailsReader(backend, relations);
    reader.forEach(CatalogSql.defaults(schemas), DetailsReader::defaultOf);
    reader.forEach(CatalogSql.indexes(schemas), DetailsReader::indexPart);
    reader.forEach(CatalogSql.rules(schemas), DetailsReader::rules);
    reader.forEach(
        CatalogSql.checks(schemas),
        (draft, row) -> draft.others.add("check constraint " + row.getString(3)));
    reader.forEach(
        CatalogSql.triggers(schemas),
        (draft, row) -> draft.others.add("trigger " + row.getString(3)));
    Map<TableRef, TableDetails> details = new LinkedHashMap<>();
    reader.drafts.forEach((ref, draft) -> details.put(ref, draft.finished()));
    return details;
  }

  private interface Handler {
    void handle(Draft draft, ResultSet row) throws SQLException;
  }

  private void forEach(String sql, Handler handler) throws SQLException {
    backend.query(
        sql,
        row -> {
          Draft draft = drafts.get(CatalogReader.table(row));
          if (draft != null) {
            handler.handle(draft, row);
          }
          return true;
        });
  }

  private static void defaultOf(Draft draft, ResultSet row) throws SQLException {
    String name = row.getString(3);
    Optional<Column> column = draft.relation.table().column(name);
    if (column.isPresent()) {
      TSqlDefault.of(row.getString(4), Relation.type(column.get()))
          .ifPresent(found -> draft.defaults.put(name, found));
    }
  }

  private static void indexPart(Draft draft, ResultSet row) throws SQLException {
    String name = row.getString(3);
    boolean some = row.getBoolean(7);
    boolean unique = row.getBoolean(9);
    if (unique && !some && !row.getBoolean(8)) {
      String including = "INCLUDE of key " + name;
      if (!draft.others.contains(including)) {
        draft.others.add(including);
      }
      return;
    }
    List<Index.Part> parts = draft.indexes.computeIfAbsent(name, index -> new ArrayList<>());
    parts.add(
        new Index.Part(row.getString(4), row.getBoolean(5) ? Order.DESCENDING : Order.ASCENDING));
    int type = row.getInt(10);
    String odd =
        type != CLUSTERED && type != NONCLUSTERED
            ? "of type " + row.getString(11)
            : some
                ? "of some rows"
                : row.getBoolean(6) ? "with INCLUDE" : row.getBoolean(8) ? "disabled" : "";
    if (!odd.isEmpty()) {
      draft.odd.put(name, unique ? odd + ", unique" : odd);
    }
  }

  private static void rules(Draft draft, ResultSet row) throws SQLException {
    draft.foreignKeys.put(
        row.getString(3),
        new ForeignKeyRules(
            ACTIONS[row.getInt(4)], ACTIONS[row.getInt(5)], Match.SIMPLE, Check.NOT_DEFERRABLE));
  }
}
