package io.neosync.mysql;

import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import java.sql.SQLException;
import java.util.List;

/** A source and a destination on one server, as different databases. */
record Pair(MySqlDatabase source, MySqlDatabase destination) implements AutoCloseable {

  static Pair on(MySqlEngine engine) throws SQLException {
    MySqlServer server = MySqlServer.shared(engine);
    return new Pair(server.createDatabase(), server.createDatabase());
  }

  /** With this in both. */
  static Pair on(MySqlEngine engine, String script) throws SQLException {
    Pair pair = on(engine);
    pair.source.execute(script);
    pair.destination.execute(script);
    return pair;
  }

  /** Rows of any number are truncated, and keys of any number compared. */
  static final Thresholds NONE = new Thresholds(0, 0, 0);

  SyncBuilder sync() {
    return Sync.from(from()).to(to());
  }

  MySql from() {
    return at(source);
  }

  MySql to() {
    return at(destination);
  }

  static MySql at(MySqlDatabase database) {
    return MySql.at(database.url(), database.user(), database.password());
  }

  /** What the server computes of all bytes of a table's rows. */
  static String checksum(MySqlDatabase database, String table) throws SQLException {
    return database
        .queryStrings("CHECKSUM TABLE " + MySqlSql.name(table) + " EXTENDED")
        .get(0)
        .replaceFirst(".*\\|", "");
  }

  List<String> there(String query) throws SQLException {
    return destination.queryStrings(query);
  }

  @Override
  public void close() throws SQLException {
    try (source;
        destination) {}
  }
}
