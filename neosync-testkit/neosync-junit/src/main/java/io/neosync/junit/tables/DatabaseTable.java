package io.neosync.junit.tables;

import org.assertj.core.api.AssertProvider;

/** A table of a database, for assertions. */
public final class DatabaseTable implements AssertProvider<TableAssert> {

  private final Reading reading;
  private final String name;

  DatabaseTable(Reading reading, String name) {
    this.reading = reading;
    this.name = name;
  }

  Reading reading() {
    return reading;
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
