package io.neosync.mysql;

import io.neosync.mysql.MySqlType.Kind;
import io.neosync.schema.Column;
import io.neosync.schema.ColumnDefault;
import io.neosync.schema.ColumnDefault.Computed;
import io.neosync.schema.ColumnDefault.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A default as {@code SHOW CREATE TABLE} writes it.
 *
 * @param text without the brackets around an expression
 * @param bracketed whether it stood in brackets, as what is no mere value does
 */
record MySqlDefault(String text, boolean bracketed) {

  private static final Pattern CONSTANT =
      Pattern.compile(
          "(?:_\\w+)?[bBxXnN]?'[^'\\\\]*+(?:(?:''|\\\\.)[^'\\\\]*+)*+'|0x[0-9a-fA-F]+"
              + "|[+-]?[\\d.]+(?:[eE][+-]?\\d+)?|(?i:true|false)",
          Pattern.DOTALL);

  private static final Pattern NOW =
      Pattern.compile(
          "(?i)(?:current_timestamp|now|localtimestamp|localtime|curtime|current_time)(?:\\(\\d?\\))?");

  private static final Pattern TODAY = Pattern.compile("(?i)(?:curdate|current_date)(?:\\(\\))?");

  private static final Pattern UUID = Pattern.compile("(?i)uuid(?:_v4)?\\(\\)");

  /** Since when MySQL has expressions for defaults. */
  private static final int EXPRESSIONS = 80_013;

  private static final int UUID_LENGTH = 36;

  /** The default in a column's definition; empty where it has none, or NULL. */
  static Optional<MySqlDefault> of(List<SqlToken> column) {
    int depth = 0;
    for (int i = 0; i + 2 < column.size(); i++) {
      depth += depth(column.get(i));
      if (depth == 0 && column.get(i).is("DEFAULT")) {
        return read(column.subList(i + 2, column.size()));
      }
    }
    return Optional.empty();
  }

  private static int depth(SqlToken token) {
    return token.is("(") ? 1 : token.is(")") ? -1 : 0;
  }

  private static Optional<MySqlDefault> read(List<SqlToken> tokens) {
    List<SqlToken> value = new ArrayList<>();
    int depth = 0;
    for (SqlToken token : tokens) {
      if (depth == 0 && token.blank()) {
        break;
      }
      depth += depth(token);
      value.add(token);
    }
    if (value.isEmpty() || value.get(0).is("NULL")) {
      return Optional.empty();
    }
    boolean bracketed = value.get(0).is("(");
    List<SqlToken> inside = bracketed ? value.subList(1, value.size() - 1) : value;
    return Optional.of(new MySqlDefault(SqlScanner.join(inside), bracketed));
  }

  /** Whether it is a value. */
  boolean constant() {
    return CONSTANT.matcher(text).matches();
  }

  /**
   * What gives the value. Of a default's text the server writes a question mark for what needs four
   * bytes, and bytes as if they were text; so it is asked for the default itself, of which it knows
   * nothing where it is an expression, and NULL where a table without rows has no NULL.
   */
  Optional<String> value(Column column) {
    MySqlType type = Relation.type(column);
    boolean bytes = type.kind() == Kind.BINARY || type.kind() == Kind.VARBINARY;
    if (text.indexOf('?') < 0 && !bytes) {
      return Optional.of(text);
    }
    return bracketed
        ? Optional.empty()
        : Optional.of(SourceSql.value(type, "DEFAULT(" + MySqlSql.name(column.name()) + ")"));
  }

  /** What is computed anew for each row. */
  ColumnDefault computed() {
    if (TODAY.matcher(text).matches()) {
      return Computed.TODAY;
    } else if (NOW.matcher(text).matches()) {
      return Computed.NOW;
    }
    return UUID.matcher(text).matches() ? Computed.UUID : new Expression(text);
  }

  /** The default in the server's words; empty where it has none like that for the type. */
  static Optional<String> words(Computed computed, MySqlType type, Server server) {
    String digits = type.fraction() == 0 ? "" : "(" + type.fraction() + ")";
    boolean dated = type.kind() == Kind.DATETIME || type.kind() == Kind.TIMESTAMP;
    if (computed == Computed.NOW && dated) {
      return Optional.of("CURRENT_TIMESTAMP" + digits);
    } else if (!expressions(server)) {
      return Optional.empty();
    }
    return switch (computed) {
      case TODAY -> type.kind() == Kind.DATE ? Optional.of("(CURRENT_DATE)") : Optional.empty();
      case NOW ->
          switch (type.kind()) {
            case DATE -> Optional.of("(CURRENT_DATE)");
            case TIME -> Optional.of("(CURRENT_TIME" + digits + ")");
            default -> Optional.empty();
          };
      case UUID ->
          type.base().equals("uuid")
                  || ((type.kind() == Kind.CHAR || type.kind() == Kind.VARCHAR)
                      && type.length() >= UUID_LENGTH)
              ? Optional.of("(UUID())")
              : Optional.empty();
    };
  }

  /** A stored value as the default of a column; empty where the server has none for the type. */
  static Optional<String> literal(Object stored, MySqlType type, Server server) {
    String literal =
        stored instanceof Number
            ? RowLoadWriter.text(stored)
            : stored instanceof byte[]
                ? MySqlLiterals.of(stored)
                : MySqlLiterals.quoted(RowLoadWriter.text(stored));
    return switch (type.kind()) {
      case TEXT, BLOB, JSON ->
          expressions(server) ? Optional.of("(" + literal + ")") : Optional.empty();
      case GEOMETRY, OPAQUE -> Optional.empty();
      default -> Optional.of(literal);
    };
  }

  private static boolean expressions(Server server) {
    return server.mariaDb() || server.version() >= EXPRESSIONS;
  }
}
