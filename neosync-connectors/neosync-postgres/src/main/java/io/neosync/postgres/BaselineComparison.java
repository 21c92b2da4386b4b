package io.neosync.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells which tables and sequences are not as a baseline has them, in one round trip: one query
 * over all of them, whose text stays the same, so that the server plans it once a connection.
 */
final class BaselineComparison {

  /** How long a transaction that a test left open may keep its locks before that is an error. */
  static final int LOCK_SECONDS = 5;

  /**
   * To start a worker takes longer than to read a table of a test; no value of a parameter makes
   * another plan better; and what is put back afterwards was written in this form.
   */
  private static final String SETTINGS =
      """
      select set_config('lock_timeout', '%ds', true),
        set_config('max_parallel_workers_per_gather', '0', true),
        set_config('plan_cache_mode', 'force_generic_plan', true),
        set_config('lc_monetary', 'C', true), set_config('xmloption', 'content', true),
        set_config('extra_float_digits', '3', true)\
      """
          .formatted(LOCK_SECONDS);

  /** Everything whose change would make the remembered rows those of other tables. */
  private static final String DEFINITIONS =
      """
      md5(string_agg(concat_ws(' ', c.oid, c.relname, a.attnum, a.attname, a.atttypid,
          a.atttypmod, a.attgenerated), ',' order by c.oid, a.attnum)), ''
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and c.relkind <> 'S'
      where n.nspname in (%s) and c.relkind in ('r', 'p', 'S')\
      """;

  private final List<BaselineTable> tables;
  private final List<BaselineReader.Position> sequences;
  private final String definitions;
  private final String query;

  /**
   * @param schemas that the tables and sequences are all those of
   */
  BaselineComparison(
      Backend backend,
      List<String> schemas,
      List<BaselineTable> tables,
      List<BaselineReader.Position> sequences)
      throws SQLException {
    this.tables = List.copyOf(tables);
    this.sequences = List.copyOf(sequences);
    String definitions =
        DEFINITIONS.formatted(
            schemas.stream().map(PgSql::literal).collect(Collectors.joining(", ")));
    this.definitions =
        backend.query("select " + definitions, row -> String.valueOf(row.getString(1))).get(0);
    this.query = query(definitions);
  }

  /** With numbers, since a server may answer parts of a UNION ALL in any order. */
  private String query(String definitions) {
    List<String> parts = new ArrayList<>();
    parts.add("0, " + definitions);
    for (BaselineTable table : tables) {
      parts.add(
          "%1$d, count(*)::text, count(*) filter (where %2$s or xmin = any((select cast(writers[%1$d] as xid[]) from restored)::xid[]))::text from %3$s"
              .formatted(parts.size(), table.untouched, table.relation.only()));
    }
    for (BaselineReader.Position sequence : sequences) {
      parts.add(
          "%d, last_value::text, is_called::text from %s"
              .formatted(parts.size(), PgSql.name(sequence.sequence())));
    }
    return "with restored(writers) as materialized (select cast(? as text[]))\nselect "
        + String.join("\nunion all select ", parts);
  }

  /**
   * @param definitions whether tables and sequences are the same; if not, the rest says nothing
   */
  record Changes(
      boolean definitions, List<BaselineTable> tables, List<BaselineReader.Position> sequences) {}

  private record Found(int number, String first, String second) {
    static Found of(ResultSet row) throws SQLException {
      return new Found(
          row.getInt(1), String.valueOf(row.getString(2)), String.valueOf(row.getString(3)));
    }
  }

  /** Begins a transaction, and locks all tables against changes until it ends. */
  Changes find(Connection connection) throws SQLException {
    Found[] found = new Found[1 + tables.size() + sequences.size()];
    for (Found row : roundTrip().rowsOften(connection, Found::of)) {
      found[row.number()] = row;
    }
    List<BaselineTable> changed = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      Found now = found[1 + i];
      String rows = String.valueOf(tables.get(i).rows);
      if (!now.first().equals(rows) || !now.second().equals(rows)) {
        changed.add(tables.get(i));
      }
    }
    List<BaselineReader.Position> moved = new ArrayList<>();
    for (int i = 0; i < sequences.size(); i++) {
      Found now = found[1 + tables.size() + i];
      BaselineReader.Position position = sequences.get(i);
      if (!now.first().equals(position.last()) || !now.second().equals(position.called())) {
        moved.add(position);
      }
    }
    return new Changes(found[0].first().equals(definitions), changed, moved);
  }

  private RoundTrip roundTrip() {
    RoundTrip trip =
        new RoundTrip()
            .add("SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE")
            .add(SETTINGS);
    if (!tables.isEmpty()) {
      trip.add(
          tables.stream()
              .map(table -> table.relation.only())
              .collect(Collectors.joining(", ", "LOCK TABLE ", " IN SHARE ROW EXCLUSIVE MODE")));
    }
    return trip.add(
        query,
        tables.stream()
            .map(table -> '"' + table.writers() + '"')
            .collect(Collectors.joining(",", "{", "}")));
  }
}
