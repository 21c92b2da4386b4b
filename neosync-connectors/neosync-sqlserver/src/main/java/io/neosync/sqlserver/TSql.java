package io.neosync.sqlserver;

import io.neosync.jdbc.Names;
import io.neosync.jdbc.subset.WithClause;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Renders T-SQL over quoted names: every statement of a session but the queries of the catalog. */
final class TSql {

  static final Names NAMES = name -> "[" + name.replace("]", "]]") + "]";

  /** What {@link Server} is made of. */
  static final String SERVER =
      """
      SELECT CAST(SERVERPROPERTY('EngineEdition') AS int),
        CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128)), DB_NAME(), SCHEMA_NAME(),
        CASE WHEN N'a' = N'A' THEN 1 ELSE 0 END, d.snapshot_isolation_state,
        d.is_read_committed_snapshot_on,
        CONCAT(CAST(SERVERPROPERTY('ServerName') AS nvarchar(128)), '/', @@SERVERNAME, '/',
          DB_NAME(), '/', d.database_id, '/', d.service_broker_guid)
      FROM sys.databases AS d WHERE d.database_id = DB_ID()\
      """;

  static final String SCHEMAS = "SELECT name FROM sys.schemas";

  private TSql() {}

  static String name(String name) {
    return NAMES.quoted(name);
  }

  static String name(TableRef table) {
    return NAMES.quoted(table);
  }

  static String names(Collection<String> names) {
    return NAMES.quoted(names);
  }

  /** The names as columns of {@code alias}. */
  static String names(String alias, Collection<String> names) {
    return names.stream().map(name -> alias + "." + name(name)).collect(Collectors.joining(", "));
  }

  /** A table that goes with the session, unless it is dropped before. */
  static String temporary(String name) {
    return name("#" + name);
  }

  // Emptying

  static String truncate(TableRef table) {
    return "TRUNCATE TABLE " + name(table);
  }

  /** With the lock of the whole table, without which a heap keeps its empty pages. */
  static String delete(TableRef table) {
    return "DELETE FROM " + name(table) + " WITH (TABLOCK)";
  }

  static String holdsRows(TableRef table) {
    return "SELECT CASE WHEN EXISTS (SELECT 1 FROM " + name(table) + ") THEN 1 ELSE 0 END";
  }

  /** Whether the user has a permission on a table. */
  static String permitted(TableRef table, String permission) {
    return "SELECT HAS_PERMS_BY_NAME(%s, N'OBJECT', N'%s')"
        .formatted(TSqlLiterals.quoted(name(table)), permission);
  }

  // Identities and sequences

  /** The quoted name as a text: of the database's code page, as long as that is enough. */
  private static String text(TableRef table) {
    String text = TSqlLiterals.quoted(name(table));
    return ascii(table) ? text.substring(1) : text;
  }

  /** Whether a name survives in text of any code page. */
  static boolean ascii(TableRef table) {
    return table.toString().chars().allMatch(c -> c < 0x80);
  }

  /** Makes a table that had rows continue behind this value. */
  static String reseed(TableRef table, String value) {
    return "DBCC CHECKIDENT (%s, RESEED, %s) WITH NO_INFOMSGS".formatted(text(table), value);
  }

  /** The value of the rows that the counter is to go on behind, and the counter's own. */
  static String lastIdentity(TableRef table, Identity identity) {
    return "SELECT CAST(%s AS decimal(38, 0)), CAST(IDENT_CURRENT(%s) AS decimal(38, 0)) FROM %s"
        .formatted(furthest(identity), text(table), name(table));
  }

  /** The value behind the rows, for people. */
  static String behind(Identity identity) {
    return furthest(identity)
        + (identity.increment().signum() < 0 ? " - " : " + ")
        + identity.increment().abs();
  }

  /** The value of a table's rows that is furthest from the seed. */
  private static String furthest(Identity identity) {
    return (identity.increment().signum() < 0 ? "MIN(" : "MAX(") + name(identity.column()) + ")";
  }

  /** The value of a column that is furthest in a sequence, of those that the sequence can give. */
  static String furthest(Sequence.Use use, Sequence sequence) {
    String column = name(use.column());
    return "SELECT %s FROM %s WHERE %s BETWEEN %s AND %s"
        .formatted(
            furthest(sequence, column),
            name(use.table()),
            column,
            sequence.least(),
            sequence.greatest());
  }

  private static String furthest(Sequence sequence, String column) {
    return (sequence.ascending() ? "MAX(" : "MIN(") + column + ")";
  }

  /** What a sequence gave last, or what it gives first. */
  static String current(TableRef sequence) {
    return "SELECT CAST(current_value AS decimal(38, 0)) FROM sys.sequences"
        + " WHERE object_id = OBJECT_ID(%s)".formatted(TSqlLiterals.quoted(name(sequence)));
  }

  /** Makes a sequence give this value next; undone with the transaction. */
  static String restart(TableRef sequence, Object value) {
    return "ALTER SEQUENCE " + name(sequence) + " RESTART WITH " + value;
  }

  /** What a sequence is to give next, for people. */
  static String behind(Sequence sequence, Collection<Sequence.Use> uses) {
    String columns =
        uses.stream()
            .map(use -> name(use.table()) + "." + name(use.column()))
            .collect(Collectors.joining(", "));
    return furthest(sequence, columns)
        + (sequence.ascending() ? " + " : " - ")
        + sequence.increment().abs();
  }

  static String identityInsert(TableRef table, boolean on) {
    return "SET IDENTITY_INSERT " + name(table) + (on ? " ON" : " OFF");
  }

  // Constraints and triggers

  static String disableTriggers(TableRef table, Collection<String> triggers) {
    return "ALTER TABLE " + name(table) + " DISABLE TRIGGER " + names(triggers);
  }

  static String enableTriggers(TableRef table, Collection<String> triggers) {
    return "ALTER TABLE " + name(table) + " ENABLE TRIGGER " + names(triggers);
  }

  static String disableConstraints(TableRef table, Collection<String> constraints) {
    return "ALTER TABLE " + name(table) + " NOCHECK CONSTRAINT " + names(constraints);
  }

  /** Enables constraints and has all rows checked, after which they are trusted. */
  static String enableTrusted(TableRef table, Collection<String> constraints) {
    return "ALTER TABLE " + name(table) + " WITH CHECK CHECK CONSTRAINT " + names(constraints);
  }

  /** Enables constraints for rows to come, so that they stay untrusted. */
  static String enableUntrusted(TableRef table, Collection<String> constraints) {
    return "ALTER TABLE " + name(table) + " WITH NOCHECK CHECK CONSTRAINT " + names(constraints);
  }

  // Orphans

  /**
   * The rows of {@code child}, called {@code c}, whose foreign key points nowhere: neither into the
   * referenced table nor, if they are staged too, among the rows that are to go there.
   *
   * @param child the quoted name
   * @param staged the quoted name of further parents; empty if there are none
   */
  static String orphans(String child, ForeignKey key, String staged) {
    List<String> conditions = new ArrayList<>();
    key.columns().forEach(column -> conditions.add("c." + name(column) + " IS NOT NULL"));
    conditions.add(absent(name(key.referenced()), key));
    if (!staged.isEmpty()) {
      conditions.add(absent(staged, key));
    }
    return child + " AS c WHERE " + String.join(" AND ", conditions);
  }

  private static String absent(String parents, ForeignKey key) {
    return "NOT EXISTS (SELECT 1 FROM "
        + parents
        + " AS p WHERE "
        + match("p", key.referencedColumns(), "c", key.columns())
        + ")";
  }

  /** That each column of one alias equals its partner of another. */
  static String match(String alias, List<String> columns, String other, List<String> partners) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      pairs.add(
          "%s.%s = %s.%s".formatted(alias, name(columns.get(i)), other, name(partners.get(i))));
    }
    return String.join(" AND ", pairs);
  }

  /**
   * @param orphans as {@link #orphans} renders them
   */
  static String countOrphans(String orphans) {
    return "SELECT COUNT_BIG(*) FROM " + orphans;
  }

  static String deleteOrphans(String orphans) {
    return "DELETE c FROM " + orphans;
  }

  /**
   * @param columns as {@link #keyText} renders them
   */
  static String selectOrphans(String columns, String orphans) {
    return "SELECT " + columns + " FROM " + orphans;
  }

  /** A value of a key as text, for people. */
  static String keyText(String alias, String column, SqlServerType type) {
    String value = alias + "." + name(column);
    return switch (type.kind()) {
      case BINARY, VARBINARY, ROWVERSION -> "CONVERT(nvarchar(max), " + value + ", 1)";
      case FLOAT, REAL -> "CONVERT(nvarchar(max), " + value + ", 3)";
      case DATE, TIME, DATETIME, SMALLDATETIME, DATETIME2, DATETIMEOFFSET ->
          "CONVERT(nvarchar(max), " + value + ", 126)";
      default -> "CONVERT(nvarchar(max), " + value + ")";
    };
  }

  // Staging

  /**
   * A temporary table with these columns of a table, but for their constraints and their identity,
   * which a UNION does not keep.
   */
  static String createStage(String stage, TableRef table, Collection<String> columns) {
    String none = "SELECT TOP (0) " + names(columns) + " FROM " + name(table);
    return "SELECT * INTO %s FROM (%s UNION ALL %s) AS nothing".formatted(stage, none, none);
  }

  static String moveStaged(String stage, TableRef table, Collection<String> columns) {
    String names = names(columns);
    return "INSERT INTO %s (%s) SELECT %s FROM %s".formatted(name(table), names, names, stage);
  }

  /** One row of nothing but defaults. */
  static String insertDefaults(String table) {
    return "INSERT INTO " + table + " DEFAULT VALUES";
  }

  static String dropTable(String name) {
    return "DROP TABLE IF EXISTS " + name;
  }

  // Reading

  /** A table of integer keys, to be filled from the client: a statement's length has a limit. */
  static String createKeys(String keys, int columns) {
    List<String> definitions = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      definitions.add(keyColumn(i) + " bigint NOT NULL");
    }
    return "CREATE TABLE %s (%s)".formatted(keys, String.join(", ", definitions));
  }

  /** The column, counted from 1, of a table of keys. */
  static String keyColumn(int number) {
    return "key_" + number;
  }

  /** That a row of {@code table} has one of the keys. */
  static String among(String keys, TableRef table, List<String> columns) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      pairs.add(
          "k.%s = %s.%s".formatted(keyColumn(i + 1), name(table.name()), name(columns.get(i))));
    }
    return "EXISTS (SELECT 1 FROM %s AS k WHERE %s)".formatted(keys, String.join(" AND ", pairs));
  }

  /** All keys of {@code from}, in order. */
  static String orderedKeys(String from, Collection<String> columns) {
    return "SELECT %1$s FROM %2$s ORDER BY %1$s".formatted(names(columns), from);
  }

  // Subsets

  /**
   * Fills a temporary table with the rows of a definition. The UNION keeps it from inheriting an
   * identity, into which no rows could be put later.
   */
  static String fill(WithClause.Definition definition) {
    return """
    WITH neosync_rows AS (
    %s)
    SELECT * INTO %s FROM neosync_rows
    UNION ALL SELECT * FROM neosync_rows WHERE 1 = 0\
    """
        .formatted(definition.query(), definition.name());
  }

  /** Has the server judge a query, without running it. */
  static String describe(String query) {
    return "EXEC sys.sp_describe_first_result_set @tsql = " + TSqlLiterals.quoted(query);
  }
}
