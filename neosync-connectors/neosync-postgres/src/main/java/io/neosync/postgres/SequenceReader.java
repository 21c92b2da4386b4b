package io.neosync.postgres;

import io.neosync.schema.TableRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the sequences from which columns take their values, owned by them, used or named. */
final class SequenceReader {

  /**
   * Owned sequences depend on their column, used ones are what the default depends on. Those that
   * are only named are found in these tables alone.
   */
  private static final String USES =
      """
      with named as (%s)
      select s.oid, n.nspname, s.relname, q.seqstart, q.seqincrement, q.seqmin, q.seqmax,
        pg_has_role(s.relowner, 'USAGE') as owned,
        has_sequence_privilege(s.oid, 'UPDATE') as may_set,
        has_sequence_privilege(s.oid, 'SELECT') as may_read,
        u.relid, u.attname, tn.nspname as table_schema, tc.relname as table_name,
        has_column_privilege(u.relid, u.attnum, 'SELECT')
          and u.atttypid in (20, 21, 23, 1700) as comparable
      from (
        select d.objid as sequence, a.attrelid as relid, a.attnum, a.attname, a.atttypid
        from pg_depend d
        join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
        where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
          and d.deptype in ('a', 'i') and d.refobjsubid > 0 and not a.attisdropped
        union
        select d.refobjid, a.attrelid, a.attnum, a.attname, a.atttypid
        from pg_depend d
        join pg_attrdef f on f.oid = d.objid
        join pg_attribute a on a.attrelid = f.adrelid and a.attnum = f.adnum
        where d.classid = 'pg_attrdef'::regclass and d.refclassid = 'pg_class'::regclass
        union
        select named.sequence, named.relid, named.attnum, a.attname, a.atttypid
        from named
        join pg_attribute a on a.attrelid = named.relid and a.attnum = named.attnum
      ) u
      join pg_class s on s.oid = u.sequence and s.relkind = 'S'
      join pg_sequence q on q.seqrelid = s.oid
      join pg_namespace n on n.oid = s.relnamespace
      join pg_class tc on tc.oid = u.relid
      join pg_namespace tn on tn.oid = tc.relnamespace
      where u.sequence in (select x.sequence from (
        select d.objid as sequence, d.refobjid as relid from pg_depend d
        where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
          and d.deptype in ('a', 'i') and d.refobjsubid > 0
        union
        select d.refobjid, f.adrelid from pg_depend d join pg_attrdef f on f.oid = d.objid
        where d.classid = 'pg_attrdef'::regclass and d.refclassid = 'pg_class'::regclass
      ) x where x.relid = any(string_to_array(?, ',')::oid[])
        union
        select named.sequence from named)
      order by 2, 3, u.relid, u.attnum
      """
          .formatted(NamedSequences.query("f.adrelid = any(string_to_array(?, ',')::oid[])"));

  /**
   * A column that takes its values from a sequence.
   *
   * @param comparable whether it is a number that we may read, so that its greatest value counts
   */
  record Use(Sequence sequence, long table, TableRef tableRef, String column, boolean comparable) {}

  /** A sequence. Two are equal when they are the same one. */
  record Sequence(
      long oid,
      TableRef ref,
      long start,
      long increment,
      long min,
      long max,
      boolean owned,
      boolean maySet,
      boolean mayRead) {}

  private SequenceReader() {}

  /** All uses of the sequences that some column of these tables uses, by other tables too. */
  static List<Use> uses(Backend backend, String tableOids) throws SQLException {
    return backend.query(USES, SequenceReader::use, tableOids, tableOids);
  }

  private static Use use(ResultSet row) throws SQLException {
    return new Use(
        new Sequence(
            row.getLong("oid"),
            new TableRef(row.getString("nspname"), row.getString("relname")),
            row.getLong("seqstart"),
            row.getLong("seqincrement"),
            row.getLong("seqmin"),
            row.getLong("seqmax"),
            row.getBoolean("owned"),
            row.getBoolean("may_set"),
            row.getBoolean("may_read")),
        row.getLong("relid"),
        new TableRef(row.getString("table_schema"), row.getString("table_name")),
        row.getString("attname"),
        row.getBoolean("comparable"));
  }

  /** For each table and column that uses a sequence, the value that the sequence gives next. */
  static Map<Long, Map<String, Long>> nextValues(Backend backend, String tableOids)
      throws SQLException {
    List<Use> uses = uses(backend, tableOids);
    Map<Sequence, Long> next =
        nextValues(backend, uses.stream().map(Use::sequence).distinct().toList());
    Map<Long, Map<String, Long>> byColumn = new HashMap<>();
    for (Use use : uses) {
      @Nullable Long value = next.get(use.sequence());
      if (value != null) {
        byColumn.computeIfAbsent(use.table(), table -> new HashMap<>()).put(use.column(), value);
      }
    }
    return byColumn;
  }

  /** What each of these sequences gives next; those that we may not read are left out. */
  static Map<Sequence, Long> nextValues(Backend backend, List<Sequence> sequences)
      throws SQLException {
    Map<Sequence, Long> next = new LinkedHashMap<>();
    List<Sequence> readable = sequences.stream().filter(Sequence::mayRead).toList();
    List<Backend.Part> queries =
        readable.stream()
            .map(
                sequence ->
                    new Backend.Part(
                        "last_value, is_called", " from " + PgSql.name(sequence.ref())))
            .toList();
    List<Position> positions =
        backend.queryEach(queries, row -> new Position(row.getLong(2), row.getBoolean(3)));
    for (int i = 0; i < readable.size(); i++) {
      Sequence sequence = readable.get(i);
      Position position = positions.get(i);
      next.put(sequence, position.called() ? after(position.last(), sequence) : position.last());
    }
    return next;
  }

  private record Position(long last, boolean called) {}

  /** The value after this one, or the last possible where there is none. */
  static long after(long value, Sequence sequence) {
    long next = value + sequence.increment();
    boolean overflow = (sequence.increment() > 0) != (next > value);
    if (overflow) {
      return sequence.increment() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
    return next;
  }
}
