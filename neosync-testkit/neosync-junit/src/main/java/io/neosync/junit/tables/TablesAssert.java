package io.neosync.junit.tables;

import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on all tables of a database's current schema. */
public final class TablesAssert extends AbstractAssert<TablesAssert, Tables> {

  TablesAssert(Tables tables) {
    super(tables, TablesAssert.class);
  }

  /** Every foreign key of every table points at a row that exists. */
  public TablesAssert haveValidForeignKeys() {
    isNotNull();
    List<String> broken = actual.reading().brokenForeignKeys(null);
    if (!broken.isEmpty()) {
      throw failure(
          "there are rows whose foreign keys point nowhere:\n  %s", String.join("\n  ", broken));
    }
    return this;
  }
}
