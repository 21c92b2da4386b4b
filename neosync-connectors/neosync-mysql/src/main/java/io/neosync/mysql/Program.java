package io.neosync.mysql;

import io.neosync.mysql.SqlToken.Kind;
import io.neosync.schema.TableRef;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A trigger, function or procedure, as its server keeps it.
 *
 * @param words what it is: {@code TRIGGER}
 * @param table the one that a trigger is of; empty for others
 * @param moment of a trigger: {@code BEFORE INSERT}
 * @param body everything after the name, or after {@code FOR EACH ROW}
 * @param calls the routines of these schemas that it seems to call
 * @param names the tables and views of these schemas that it seems to name
 */
record Program(
    String words,
    TableRef ref,
    Optional<TableRef> table,
    String moment,
    Account definer,
    String body,
    Context context,
    Set<TableRef> calls,
    Set<TableRef> names) {

  /**
   * Whose rights it has.
   *
   * @param user may be empty
   */
  record Account(String user, String host) {

    static Account parse(String account) {
      int at = account.lastIndexOf('@');
      return at < 0
          ? new Account(account, "")
          : new Account(account.substring(0, at), account.substring(at + 1));
    }

    String quoted() {
      // A role of MariaDB has no host.
      return MySqlSql.name(user) + (host.isEmpty() ? "" : "@" + MySqlSql.name(host));
    }

    @Override
    public String toString() {
      return user + "@" + host;
    }
  }

  /** The settings under which it was written, and under which it will always run. */
  record Context(String sqlMode, String client, String collation) {

    /** The statement that makes them those of the session. */
    String set() {
      return "SET SESSION sql_mode = %s, character_set_client = %s, collation_connection = %s"
          .formatted(MySqlLiterals.quoted(sqlMode), client, collation);
    }

    /**
     * The same for a statement that we send. Text of other characters than ASCII is sent in the
     * driver's own character set, and says so.
     */
    Context sending(String statement, Context ours) {
      boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(statement);
      return new Context(sqlMode, ascii ? client : ours.client(), collation);
    }
  }

  Program {
    calls = Set.copyOf(calls);
    names = Set.copyOf(names);
  }

  /** What it is called in messages. */
  String title() {
    return words.toLowerCase(java.util.Locale.ROOT)
        + " "
        + ref
        + table.map(each -> " of table " + each).orElse("");
  }

  /**
   * The statement that creates it.
   *
   * @param place gives the destination's names
   */
  String create(Account owner, UnaryOperator<TableRef> place) {
    return "CREATE DEFINER = %s %s %s%s%s"
        .formatted(
            owner.quoted(),
            words,
            MySqlSql.name(place.apply(ref)),
            table
                .map(
                    each ->
                        " %s ON %s FOR EACH ROW "
                            .formatted(moment, MySqlSql.name(place.apply(each))))
                .orElse(""),
            placed(place));
  }

  String drop(UnaryOperator<TableRef> place) {
    // Of an AGGREGATE FUNCTION the last word alone.
    return "DROP %s %s"
        .formatted(words.substring(words.lastIndexOf(' ') + 1), MySqlSql.name(place.apply(ref)));
  }

  /** The body, where names that are qualified by a schema of the source have the destination's. */
  private String placed(UnaryOperator<TableRef> place) {
    List<SqlToken> tokens = SqlScanner.scan(body, context.sqlMode());
    List<SqlToken> placed = new ArrayList<>(tokens);
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (tokens.get(i).names() && tokens.get(i + 1).is(".") && tokens.get(i + 2).names()) {
        TableRef named = new TableRef(tokens.get(i).name(), tokens.get(i + 2).name());
        if (names.contains(named) || calls.contains(named)) {
          String schema = place.apply(named).schema();
          if (!schema.equals(named.schema())) {
            placed.set(i, new SqlToken(Kind.QUOTED, MySqlSql.name(schema)));
          }
        }
      }
    }
    return SqlScanner.join(placed);
  }
}
