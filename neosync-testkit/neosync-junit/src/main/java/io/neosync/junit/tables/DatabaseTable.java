package io.neosync.junit.tables;

import javax.sql.DataSource;
import org.assertj.core.api.AssertProvider;

/** A table of a database, for assertions. */
public final class DatabaseTable implements AssertProvider<TableAssert> {

  private final DataSource dataSource;
  private final String name;

  DatabaseTable(DataSource dataSource, String name) {
    this.dataSource = dataSource;
    this.name = name;
  }

  DataSource dataSource() {
    return dataSource;
  }

  String name() {
    return name;
  }

  /** For AssertJ. */
  @Override
  public TableAssert assertThat() {
    return new TableAssert(this);
  }

  @Override
  public String toString() {
    return "table " + name;
  }
}
