package io.neosync.dynamodb;

import java.util.Set;

/**
 * What an endpoint was asked for.
 *
 * @param tables the only ones to look at; empty for all
 * @param consistentReads whether reads see all that was acknowledged before
 * @param readUnits capacity units a second at most; 0 for no limit
 * @param writeUnits capacity units a second at most; 0 for no limit
 */
record Settings(Set<String> tables, boolean consistentReads, int readUnits, int writeUnits) {

  /** Threads that read a table; each has a page of about half a megabyte in its hands. */
  static final int READERS = 4;

  /** Threads that write a table: more than this machine needs, since answers come from afar. */
  static final int WRITERS = 8;

  static final Settings DEFAULTS = new Settings(Set.of(), false, 0, 0);

  Settings {
    tables = Set.copyOf(tables);
  }

  Settings withTables(Set<String> others) {
    return new Settings(others, consistentReads, readUnits, writeUnits);
  }

  Settings withConsistentReads() {
    return new Settings(tables, true, readUnits, writeUnits);
  }

  Settings withReadUnits(int units) {
    return new Settings(tables, consistentReads, units, writeUnits);
  }

  Settings withWriteUnits(int units) {
    return new Settings(tables, consistentReads, readUnits, units);
  }
}
