package io.neosync.junit.tables;

import java.util.Objects;
import javax.sql.DataSource;
import org.assertj.core.api.AssertProvider;

/**
 * The tables of a database, for assertions: {@code assertThat(Tables.of(db).table("orders"))} with
 * AssertJ's own {@code assertThat}. Every assertion reads the table anew, with a connection in
 * autocommit mode of its own: it sees what is committed.
 */
public final class Tables implements AssertProvider<TablesAssert> {

  private final DataSource dataSource;

  private Tables(DataSource dataSource) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
  }

  public static Tables of(DataSource dataSource) {
    return new Tables(dataSource);
  }

  /**
   * One table, or view.
   *
   * @param name as the database spells it, alone or behind its schema and a dot
   */
  public DatabaseTable table(String name) {
    return new DatabaseTable(dataSource, name);
  }

  DataSource dataSource() {
    return dataSource;
  }

  /** For AssertJ. */
  @Override
  public TablesAssert assertThat() {
    return new TablesAssert(this);
  }

  @Override
  public String toString() {
    return "tables of the database";
  }
}
