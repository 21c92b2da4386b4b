package io.neosync.mysql;

import io.neosync.mysql.SqlToken.Kind;
import io.neosync.mysql.TableText.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A table's definition in the words of another server: MySQL's in MariaDB's, the other way round,
 * or those of a newer version in an older one's. What the other cannot say is listed; it is left to
 * the server to refuse what is not known here.
 */
final class Translation {

  /** MariaDB takes comments from here on for MySQL's own, and does not read them. */
  private static final int MYSQLS_OWN = 50_700;

  /** Since when MariaDB's indexes can descend. */
  private static final int DESCENDING = 100_800;

  private static final Set<String> MARIADBS_OWN = Set.of("uuid", "inet4", "inet6", "xmltype");

  private final Server from;
  private final Server to;
  private final List<String> problems = new ArrayList<>();

  private Translation(Server from, Server to) {
    this.from = from;
    this.to = to;
  }

  /**
   * @param text what the destination's server reads
   * @param problems what it cannot be told
   */
  record Result(TableText text, List<String> problems) {}

  static Result of(TableText text, Server from, Server to) {
    return new Translation(from, to).translate(text);
  }

  private Result translate(TableText text) {
    List<Item> items = new ArrayList<>();
    List<SqlToken> options = SqlScanner.scan(text.options(), "");
    String collation = collation(options);
    for (Item item : text.items()) {
      Item inheriting = item.type() == Item.Type.COLUMN ? inheriting(item, collation) : item;
      items.add(item.with(versions(item, words(inheriting))));
    }
    refuseFolders(options);
    Item tail = new Item(Item.Type.OTHER, "", "");
    return new Result(
        new TableText(items, SqlScanner.join(versions(tail, options))), List.copyOf(problems));
  }

  /** The collation of the table's columns that have none of their own. */
  private static String collation(List<SqlToken> options) {
    for (int i = 0; i + 2 < options.size(); i++) {
      if (options.get(i).is("COLLATE") && options.get(i + 1).is("=")) {
        return options.get(i + 2).text();
      }
    }
    return "";
  }

  /**
   * A column without the collation that it has of its table. MySQL writes that where it is not its
   * character set's own, and would take it for the column's own if it were told.
   */
  private static Item inheriting(Item column, String collation) {
    List<SqlToken> tokens = column.tokens();
    int depth = 0;
    for (int i = 0; i + 2 < tokens.size(); i++) {
      depth += depth(tokens.get(i));
      if (depth == 0 && tokens.get(i).is("CHARACTER")) {
        return column;
      }
      if (depth == 0 && tokens.get(i).is("COLLATE") && tokens.get(i + 2).is(collation)) {
        List<SqlToken> result = new ArrayList<>(tokens);
        result.subList(i - 1, i + 3).clear();
        return column.with(result);
      }
    }
    return column;
  }

  private static String title(Item item) {
    return switch (item.type()) {
      case COLUMN -> "column " + item.name();
      case KEY -> item.name().equals("PRIMARY") ? "primary key" : "key " + item.name();
      case FOREIGN_KEY -> "foreign key " + item.name();
      case CHECK -> "check" + (item.name().isEmpty() ? "" : " " + item.name());
      case OTHER -> "definition";
    };
  }

  private void lacks(Item item, String what) {
    problems.add("its %s is %s, which %s has not got".formatted(title(item), what, to.product()));
  }

  /** Comments that only some servers read: said openly, left, or listed. */
  private List<SqlToken> versions(Item item, List<SqlToken> tokens) {
    List<SqlToken> result = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      SqlToken token = tokens.get(at);
      if (token.kind() != Kind.VERSION) {
        result.add(token);
        at++;
        continue;
      }
      int end = at;
      while (end < tokens.size() && tokens.get(end).kind() != Kind.VERSION_END) {
        end++;
      }
      List<SqlToken> comment = tokens.subList(at, Math.min(end + 1, tokens.size()));
      if (reads(token)) {
        result.addAll(comment);
      } else {
        String words = SqlScanner.join(comment.subList(1, comment.size() - 1)).strip();
        Optional<SqlToken> plain = plain(item, words);
        plain.ifPresent(result::add);
        if (plain.isEmpty()) {
          lacks(item, words);
        }
      }
      at = end + 1;
    }
    return result;
  }

  private boolean reads(SqlToken version) {
    if (version.onlyMariaDb()) {
      return to.mariaDb() && version.version() <= to.version();
    }
    return to.mariaDb()
        ? version.version() < MYSQLS_OWN || from.mariaDb()
        : version.version() <= to.version();
  }

  /** What MySQL says in a comment, and MariaDB openly. */
  private Optional<SqlToken> plain(Item item, String words) {
    if (!to.mariaDb() || !words.equalsIgnoreCase("INVISIBLE")) {
      return Optional.empty();
    }
    return Optional.of(
        new SqlToken(Kind.WORD, item.type() == Item.Type.KEY ? "IGNORED" : "INVISIBLE"));
  }

  private List<SqlToken> words(Item item) {
    List<SqlToken> tokens = item.tokens();
    if (from.mariaDb() == to.mariaDb()) {
      return tokens;
    }
    return switch (item.type()) {
      case COLUMN -> to.mariaDb() ? columnForMariaDb(tokens) : columnForMySql(item, tokens);
      case KEY -> to.mariaDb() ? keyForMariaDb(item, tokens) : keyForMySql(item, tokens);
      case OTHER -> {
        lacks(item, SqlScanner.join(tokens));
        yield tokens;
      }
      default -> tokens;
    };
  }

  /** The first word after the name. */
  private static int type(List<SqlToken> tokens) {
    int at = 1;
    while (tokens.get(at).kind() != Kind.WORD) {
      at++;
    }
    return at;
  }

  private static List<SqlToken> columnForMariaDb(List<SqlToken> tokens) {
    int type = type(tokens);
    if (!tokens.get(type).is("geomcollection")) {
      return tokens;
    }
    List<SqlToken> result = new ArrayList<>(tokens);
    result.set(type, new SqlToken(Kind.WORD, "geometrycollection"));
    return result;
  }

  private List<SqlToken> columnForMySql(Item item, List<SqlToken> tokens) {
    String type = tokens.get(type(tokens)).text().toLowerCase(Locale.ROOT);
    if (MARIADBS_OWN.contains(type)) {
      lacks(item, "of type " + type);
    }
    return bracketed(tokens);
  }

  /** Defaults that are calls stand in brackets, except for the current time. */
  private static List<SqlToken> bracketed(List<SqlToken> tokens) {
    List<SqlToken> result = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      result.add(tokens.get(i));
      depth += depth(tokens.get(i));
      boolean call =
          depth == 0
              && tokens.get(i).is("DEFAULT")
              && i + 3 < tokens.size()
              && tokens.get(i + 2).kind() == Kind.WORD
              && tokens.get(i + 3).is("(")
              && !tokens.get(i + 2).is("current_timestamp");
      if (call) {
        int end = end(tokens, i + 3);
        result.add(new SqlToken(Kind.SPACE, " "));
        result.add(new SqlToken(Kind.SYMBOL, "("));
        result.addAll(tokens.subList(i + 2, end));
        result.add(new SqlToken(Kind.SYMBOL, ")"));
        i = end - 1;
      }
    }
    return result;
  }

  private static int depth(SqlToken token) {
    return token.is("(") ? 1 : token.is(")") ? -1 : 0;
  }

  /** After the bracket that closes the one here. */
  private static int end(List<SqlToken> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += depth(tokens.get(i));
      if (depth == 0) {
        return i + 1;
      }
    }
    return tokens.size();
  }

  private List<SqlToken> keyForMariaDb(Item item, List<SqlToken> tokens) {
    int open = 0;
    while (!tokens.get(open).is("(")) {
      open++;
    }
    for (int i = open + 1; i < tokens.size(); i++) {
      if (tokens.get(i).is("(") && !tokens.get(i - 1).names()) {
        lacks(item, "made of expressions");
        return tokens;
      }
      if (tokens.get(i).is("DESC") && to.version() < DESCENDING) {
        lacks(item, "descending");
      }
    }
    return tokens;
  }

  private List<SqlToken> keyForMySql(Item item, List<SqlToken> tokens) {
    List<SqlToken> result = new ArrayList<>(tokens);
    result.replaceAll(token -> token.is("IGNORED") ? new SqlToken(Kind.WORD, "INVISIBLE") : token);
    if (tokens.stream().anyMatch(token -> token.is("HASH"))) {
      lacks(item, "a hash of long values");
    }
    return result;
  }

  /** Folders are the source's machine's. */
  private void refuseFolders(List<SqlToken> options) {
    for (int i = 0; i + 2 < options.size(); i++) {
      boolean folder = options.get(i).is("DATA") || options.get(i).is("INDEX");
      if (folder && options.get(i + 2).is("DIRECTORY")) {
        problems.add("it keeps its data in a folder of its own, which need not exist here");
        return;
      }
    }
    if (options.stream().anyMatch(token -> token.is("CONNECTION"))) {
      problems.add("it is a view of a table of another server");
    }
  }
}
