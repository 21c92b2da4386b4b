package io.neosync.contract.postgres;

import io.neosync.contract.sql.SqlDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * A database of one test's own on a {@link PostgresServer}, whose user owns everything in it.
 * Closing drops it, whoever is connected. A script is one transaction unless it says otherwise
 * itself.
 */
public final class TestDatabase extends SqlDatabase {

  private final PostgresServer server;

  TestDatabase(PostgresServer server, String name) {
    super(name);
    this.server = server;
  }

  @Override
  public String url() {
    return server.url(name());
  }

  @Override
  public String user() {
    return server.user();
  }

  @Override
  public String password() {
    return server.password();
  }

  @Override
  public PGSimpleDataSource dataSource() {
    return server.dataSource(name());
  }

  /** The driver takes a script apart otherwise. */
  @Override
  protected DataSource scripts() {
    PGSimpleDataSource dataSource = dataSource();
    dataSource.setPreferQueryMode(PreferQueryMode.SIMPLE);
    return dataSource;
  }

  /** Runs the scripts one after the other, each as {@link #execute(String)} does. */
  public void load(SqlScript... scripts) throws SQLException {
    for (SqlScript script : scripts) {
      execute(script.text());
    }
  }

  @Override
  protected String cell(ResultSet rows, int column) throws SQLException {
    String cell = rows.getString(column);
    return cell == null ? "NULL" : cell;
  }

  /**
   * A new database with the same content on the same server, in a fraction of the time of loading
   * it again.
   *
   * @throws SQLException if someone is connected to this one
   */
  public TestDatabase copy() throws SQLException {
    return server.createDatabase(name());
  }

  @Override
  public void close() throws SQLException {
    server.dropDatabase(name());
  }
}
