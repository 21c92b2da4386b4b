package io.neosync.junit.tables;

import io.neosync.Source;
import java.util.Objects;
import javax.sql.DataSource;
import org.assertj.core.api.AssertProvider;

/**
 * The tables of a database, for assertions: {@code assertThat(Tables.of(db).table("orders"))} with
 * AssertJ's own {@code assertThat}. Every assertion reads the table anew, with a connection in
 * autocommit mode of its own: it sees what is committed.
 */
public final class Tables implements AssertProvider<TablesAssert> {

  private final Reading reading;

  private Tables(Reading reading) {
    this.reading = reading;
  }

  /** The tables that SQL reads. */
  public static Tables of(DataSource dataSource) {
    return new Tables(new TableReader(Objects.requireNonNull(dataSource, "dataSource")));
  }

  /**
   * The tables of any source, for those that have no {@link DataSource}: {@code
   * Tables.of(MongoDb.at(client, "shop"))}. Of a collection, the fields of documents are the
   * columns; what only one engine has is compared as Extended JSON, <code>{$oid: …}</code>.
   */
  public static Tables of(Source source) {
    return new Tables(new SourceReader(Objects.requireNonNull(source, "source")));
  }

  /**
   * One table, or view.
   *
   * @param name as the database spells it, alone or behind its schema and a dot
   */
  public DatabaseTable table(String name) {
    return new DatabaseTable(reading, name);
  }

  Reading reading() {
    return reading;
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
