package io.neosync.mysql;

import io.neosync.jdbc.RowMapper;
import io.neosync.mysql.Program.Account;
import io.neosync.mysql.Program.Context;
import io.neosync.schema.TableRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads how tables of a source are defined, in the server's own words. */
final class DefinitionReader {

  private static final String TRIGGERS =
      """
      SELECT TRIGGER_SCHEMA, TRIGGER_NAME, EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE, ACTION_TIMING,
        EVENT_MANIPULATION, DEFINER, ACTION_STATEMENT, SQL_MODE, CHARACTER_SET_CLIENT,
        COLLATION_CONNECTION
      FROM information_schema.TRIGGERS
      WHERE EVENT_OBJECT_SCHEMA IN (%s)
      ORDER BY EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE, EVENT_MANIPULATION, ACTION_TIMING,
        ACTION_ORDER
      """;

  private static final String ROUTINES =
      """
      SELECT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_TYPE, DEFINER, SQL_MODE, CHARACTER_SET_CLIENT,
        COLLATION_CONNECTION
      FROM information_schema.ROUTINES
      WHERE ROUTINE_SCHEMA IN (%s) AND ROUTINE_TYPE IN ('FUNCTION', 'PROCEDURE')
      """;

  private static final String NAMES =
      "SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA IN (%s)";

  private final Backend backend;
  private final Object[] schemas;
  private final List<String> notes = new ArrayList<>();
  private final Set<TableRef> names = new LinkedHashSet<>();
  private final Map<TableRef, Routine> routines = new LinkedHashMap<>();

  private DefinitionReader(Backend backend, List<String> schemas) {
    this.backend = backend;
    this.schemas = schemas.toArray();
  }

  /** What the catalog says of a function or procedure. */
  private record Routine(TableRef ref, String type, Account definer, Context context) {}

  /**
   * @param schemas that the source covers
   * @param relations the tables
   */
  static MySqlDefinitions read(Backend backend, List<String> schemas, List<Relation> relations)
      throws SQLException {
    return new DefinitionReader(backend, schemas).read(relations);
  }

  private MySqlDefinitions read(List<Relation> relations) throws SQLException {
    Map<TableRef, List<Program>> triggers = triggers();
    List<TableDefinition> tables = new ArrayList<>();
    Set<TableRef> called = new LinkedHashSet<>();
    for (Relation relation : relations) {
      List<Program> own = triggers.getOrDefault(relation.ref(), List.of());
      own.forEach(trigger -> called.addAll(trigger.calls()));
      TableText text =
          ExactDefaults.of(
              backend, relation.ref(), TableText.shown(backend, relation.ref()), notes);
      tables.add(new TableDefinition(relation, text, own));
    }
    if (triggers.isEmpty()) {
      noteHiddenTriggers();
    }
    return new MySqlDefinitions(backend.server(), tables, called(called), notes);
  }

  private Optional<String> shown(Routine routine) throws SQLException {
    return backend
        .query(
            "SHOW CREATE " + routine.type() + " " + MySqlSql.name(routine.ref()),
            row -> Optional.ofNullable(row.getString(3)))
        .get(0);
  }

  private Map<TableRef, List<Program>> triggers() throws SQLException {
    Map<TableRef, List<Program>> triggers = new LinkedHashMap<>();
    if (query(TRIGGERS, row -> true).isEmpty()) {
      return triggers;
    }
    names.addAll(query(NAMES, row -> ref(row, 1)));
    query(ROUTINES, DefinitionReader::routine)
        .forEach(each -> routines.put(folded(each.ref()), each));
    for (Program trigger : query(TRIGGERS, this::trigger)) {
      triggers
          .computeIfAbsent(trigger.table().orElseThrow(), table -> new ArrayList<>())
          .add(trigger);
    }
    return triggers;
  }

  private <T> List<T> query(String sql, RowMapper<T> mapper) throws SQLException {
    return backend.query(
        sql.formatted(String.join(", ", Collections.nCopies(schemas.length, "?"))),
        mapper,
        schemas);
  }

  private static TableRef ref(ResultSet row, int column) throws SQLException {
    return new TableRef(row.getString(column), row.getString(column + 1));
  }

  private static Context context(ResultSet row, int column) throws SQLException {
    return new Context(row.getString(column), row.getString(column + 1), row.getString(column + 2));
  }

  private Program trigger(ResultSet row) throws SQLException {
    TableRef ref = ref(row, 1);
    Context context = context(row, 9);
    List<SqlToken> body = SqlScanner.scan(row.getString(8), context.sqlMode());
    return new Program(
        "TRIGGER",
        ref,
        Optional.of(ref(row, 3)),
        row.getString(5) + " " + row.getString(6),
        Account.parse(row.getString(7)),
        row.getString(8),
        context,
        calls(body, ref.schema()),
        names(body, ref.schema()));
  }

  private static Routine routine(ResultSet row) throws SQLException {
    return new Routine(
        ref(row, 1), row.getString(3), Account.parse(row.getString(4)), context(row, 5));
  }

  /** Names of routines are the same in either case. */
  private static TableRef folded(TableRef ref) {
    return new TableRef(ref.schema(), ref.name().toLowerCase(Locale.ROOT));
  }

  private Set<TableRef> calls(List<SqlToken> body, String home) {
    Set<TableRef> found = new LinkedHashSet<>();
    for (TableRef named : references(body, home)) {
      if (routines.containsKey(folded(named))) {
        found.add(named);
      }
    }
    return found;
  }

  private Set<TableRef> names(List<SqlToken> body, String home) {
    Set<TableRef> found = new LinkedHashSet<>(references(body, home));
    found.retainAll(names);
    return found;
  }

  /** Everything in a text that could be a name of its schema, or of the one that is named. */
  private static Set<TableRef> references(List<SqlToken> body, String home) {
    Set<TableRef> found = new LinkedHashSet<>();
    for (int i = 0; i < body.size(); i++) {
      boolean qualified = i >= 2 && body.get(i - 1).is(".") && body.get(i - 2).names();
      if (body.get(i).names()) {
        found.add(new TableRef(qualified ? body.get(i - 2).name() : home, body.get(i).name()));
      }
    }
    return found;
  }

  /** These routines and those that they call, each after what it calls. */
  private List<Program> called(Set<TableRef> first) throws SQLException {
    Map<TableRef, Program> found = new LinkedHashMap<>();
    List<TableRef> open = new ArrayList<>(first);
    while (!open.isEmpty()) {
      TableRef ref = folded(open.remove(open.size() - 1));
      if (!found.containsKey(ref)) {
        Optional<Program> program = program(Objects.requireNonNull(routines.get(ref)));
        if (program.isPresent()) {
          found.put(ref, program.get());
          open.addAll(program.get().calls());
        }
      }
    }
    List<Program> ordered = new ArrayList<>(found.values());
    Collections.reverse(ordered);
    return ordered;
  }

  private Optional<Program> program(Routine routine) throws SQLException {
    Optional<String> create = shown(routine);
    if (create.isEmpty()) {
      notes.add(
          "%s %s, which triggers call, is not created, since the source's user may not see its text"
              .formatted(routine.type().toLowerCase(Locale.ROOT), routine.ref()));
      return Optional.empty();
    }
    List<SqlToken> tokens = SqlScanner.scan(create.get(), routine.context().sqlMode());
    int at = 0;
    while (!tokens.get(at).is(routine.type())) {
      at++;
    }
    boolean aggregate = tokens.subList(0, at).stream().anyMatch(each -> each.is("AGGREGATE"));
    // A space, and then the name.
    List<SqlToken> body = tokens.subList(at + 3, tokens.size());
    TableRef ref = routine.ref();
    return Optional.of(
        new Program(
            (aggregate ? "AGGREGATE " : "") + routine.type(),
            ref,
            Optional.empty(),
            "",
            routine.definer(),
            SqlScanner.join(body),
            routine.context(),
            calls(body, ref.schema()),
            names(body, ref.schema())));
  }

  /** Triggers of tables are hidden from users who may not make any. */
  private void noteHiddenTriggers() throws SQLException {
    List<String> grants = backend.query("SHOW GRANTS", row -> row.getString(1));
    if (grants.stream().noneMatch(Grants::showsTriggers)) {
      notes.add(
          "triggers of the source's tables are not created, if there are any: its user was not"
              + " given the privilege TRIGGER itself, without which nobody sees them");
    }
  }
}
