package io.neosync.postgres;

import io.neosync.postgres.ForeignKeyState.Match;
import io.neosync.schema.TableRef;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statements that remove rows {@code t} of this run whose foreign keys point nowhere. */
final class OrphanSql {

  private static final String FOUND = "pg_temp." + PgSql.name("neosync_orphans");

  private final Emptied emptied;
  private final String transaction;

  /**
   * @param transaction the number that rows of this run carry, but for those of emptied tables,
   *     which are all of this run
   */
  OrphanSql(Emptied emptied, String transaction) {
    this.emptied = emptied;
    this.transaction = transaction;
  }

  /**
   * Whether a row must go when one goes whose key it holds: it points at that row and at no other.
   * Not so for a period, which several rows may cover, or where only a partition is referenced.
   */
  boolean byEquality(ForeignKeyState key) {
    return !key.match().period() && key.referenced().equals(key.referencedRoot());
  }

  /**
   * Notes the places of the rows that point nowhere. On its own, and not as a part of their
   * removal, because only so does the server look for them with all its cores.
   */
  String find(ForeignKeyState key) {
    return "CREATE TEMPORARY TABLE %s ON COMMIT DROP AS SELECT t.tableoid AS relation, t.ctid AS place FROM %s t WHERE %s"
        .formatted(FOUND, table(key), violates(key));
  }

  /** Removes the rows that were found. */
  String delete(ForeignKeyState key) {
    return "DELETE FROM %s t USING %s o WHERE %s".formatted(table(key), FOUND, at("o"));
  }

  /** Forgets the rows that were found. */
  String forget() {
    return "DROP TABLE " + FOUND;
  }

  private static String at(String place) {
    return "t.tableoid = %1$s.relation AND t.ctid = %1$s.place".formatted(place);
  }

  /** Removes the rows that pointed at rows of the last round. */
  String deleteChildren(ForeignKeyState key, Fallen parents) {
    String matches =
        matches(key.match(), i -> "d." + PgSql.name(key.match().referencedColumns().get(i)));
    return "DELETE FROM %s t USING %s WHERE %s AND %s"
        .formatted(table(key), parents.lastRound("d"), matches, arrived(key.root()));
  }

  /** Removes, by a table's reference to itself, the rows that were found and all below them. */
  String deleteChains(ForeignKeyState key) {
    List<String> referenced = key.match().referencedColumns();
    String carried =
        IntStream.range(0, referenced.size())
            .mapToObj(i -> "t." + PgSql.name(referenced.get(i)) + " AS k" + i)
            .collect(Collectors.joining(", "));
    return """
    WITH RECURSIVE doomed AS (
      SELECT t.tableoid AS relation, t.ctid AS place, %2$s FROM %1$s t JOIN %3$s o ON %6$s
      UNION ALL
      SELECT t.tableoid, t.ctid, %2$s FROM doomed d JOIN %1$s t ON %4$s WHERE %5$s)
    DELETE FROM %1$s t USING doomed WHERE %7$s\
    """
        .formatted(
            table(key),
            carried,
            FOUND,
            matches(key.match(), i -> "d.k" + i),
            arrived(key.root()),
            at("o"),
            at("doomed"));
  }

  /** Whether there are rows in another table of the same columns that point nowhere. */
  static String among(String staging, ForeignKeyState key) {
    return "SELECT EXISTS (SELECT FROM " + staging + " t WHERE " + pointsNowhere(key) + ")";
  }

  /** A row of this run whose reference is there, but what it references is not. */
  private String violates(ForeignKeyState key) {
    return arrived(key.root()) + " AND " + pointsNowhere(key);
  }

  private static String pointsNowhere(ForeignKeyState key) {
    Match match = key.match();
    String references =
        match.columns().stream()
            .map(column -> "t." + PgSql.name(column) + " IS NOT NULL")
            .collect(Collectors.joining(match.full() ? " OR " : " AND "));
    return "(%s) AND NOT %s".formatted(references, match.period() ? covered(key) : found(key));
  }

  private static String found(ForeignKeyState key) {
    Match match = key.match();
    return "EXISTS (SELECT FROM %s r WHERE %s)"
        .formatted(
            referenced(key),
            matches(match, i -> "r." + PgSql.name(match.referencedColumns().get(i))));
  }

  /** That the ranges of all rows with the other columns' values cover the row's own. */
  private static String covered(ForeignKeyState key) {
    Match match = key.match();
    int last = match.columns().size() - 1;
    String same = matches(match, last, i -> "r." + PgSql.name(match.referencedColumns().get(i)));
    return "coalesce((SELECT t.%s OPERATOR(pg_catalog.<@) pg_catalog.range_agg(r.%s) FROM %s r WHERE %s), false)"
        .formatted(
            PgSql.name(match.columns().get(last)),
            PgSql.name(match.referencedColumns().get(last)),
            referenced(key),
            same);
  }

  /** That the columns of {@code t} equal {@code referenced}, by the foreign key's own operators. */
  private static String matches(Match match, IntFunction<String> referenced) {
    return matches(match, match.columns().size(), referenced);
  }

  private static String matches(Match match, int columns, IntFunction<String> referenced) {
    return IntStream.range(0, columns)
        .mapToObj(
            i ->
                "%s%s OPERATOR(%s) t.%s"
                    .formatted(
                        referenced.apply(i),
                        match.collations().get(i),
                        match.operators().get(i),
                        PgSql.name(match.columns().get(i))))
        .collect(Collectors.joining(" AND "));
  }

  private String arrived(TableRef table) {
    return emptied.contains(table) ? "true" : "t.xmin = '" + transaction + "'";
  }

  private static String table(ForeignKeyState key) {
    return only(key.match().only(), key.table());
  }

  private static String referenced(ForeignKeyState key) {
    return only(key.match().referencedOnly(), key.referenced());
  }

  private static String only(boolean only, TableRef table) {
    return (only ? "ONLY " : "") + PgSql.name(table);
  }
}
