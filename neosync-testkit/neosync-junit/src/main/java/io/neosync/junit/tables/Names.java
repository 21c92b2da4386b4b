package io.neosync.junit.tables;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes names as a database's SQL takes them. */
final class Names {

  private final String quote;

  Names(Connection connection) throws SQLException {
    String found = connection.getMetaData().getIdentifierQuoteString();
    this.quote = found == null || found.isBlank() ? "" : found;
  }

  String quoted(String name) {
    return quote + name.replace(quote, quote + quote) + quote;
  }

  /** A table's name, alone or behind its schema. */
  String table(String name) {
    int dot = name.indexOf('.');
    return dot < 0
        ? quoted(name)
        : quoted(name.substring(0, dot)) + "." + quoted(name.substring(dot + 1));
  }
}
