package io.neosync.mysql;

/**
 * A piece of MySQL's text.
 *
 * @param text as it is written, quotes included
 */
record SqlToken(Kind kind, String text) {

  /** What a piece is. */
  enum Kind {
    SPACE,
    COMMENT,
    STRING,
    /** A name in quotes. */
    QUOTED,
    /** A keyword, a name without quotes, or a number. */
    WORD,
    /** The beginning of a comment that servers from some version on read: <code>/*!80023</code>. */
    VERSION,
    /** The end of such a comment. */
    VERSION_END,
    SYMBOL
  }

  /** Whether this is a keyword, in either case, or a symbol. */
  boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
  }

  /** Whether this may be a name. */
  boolean names() {
    return kind == Kind.QUOTED || kind == Kind.WORD;
  }

  /** The name, without its quotes. */
  String name() {
    if (kind != Kind.QUOTED) {
      return text;
    }
    String quote = text.substring(0, 1);
    return text.substring(1, text.length() - 1).replace(quote + quote, quote);
  }

  /** Whether this says nothing. */
  boolean blank() {
    return kind == Kind.SPACE || kind == Kind.COMMENT;
  }

  /** From which version on a server reads what follows. */
  int version() {
    String digits = text.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  /** Whether only MariaDB reads what follows. */
  boolean onlyMariaDb() {
    return text.startsWith("/*M");
  }
}
