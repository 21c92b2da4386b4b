package io.neosync.contract;

/**
 * What an engine can do beyond storing rows, and its connector carries. Options are not among it:
 * the connector's capabilities declare those. Tests about what an engine does not have are reported
 * as skipped, with these words.
 */
public enum Behaviour {
  /** The engine refuses rows that reference no row. */
  FOREIGN_KEYS("foreign keys that the engine enforces"),
  /** The engine refuses rows that agree in columns other than the primary key's. */
  UNIQUE_KEYS("unique keys besides the primary key"),
  /** Primary keys may have several columns. */
  COMPOSITE_KEYS("primary keys of several columns"),
  /** The engine gives a row that names no key the next number. */
  GENERATED_KEYS("keys that the engine generates"),
  /** A table that does not exist takes no rows, and does not arise by itself. */
  DECLARED_TABLES("tables that must exist before rows come"),
  /** Tables have the columns they were created with, of a type each, some of them not null. */
  DECLARED_COLUMNS("declared columns"),
  /** Names of tables and columns may hold any characters. */
  ANY_NAMES("names with any characters"),
  /** Text may hold the character with the number zero. */
  NUL_IN_TEXT("zero characters in text"),
  /** A run that empties tables and fails leaves the destination as it was. */
  ATOMIC_REFRESH("all or nothing where tables are emptied"),
  /** A run that empties nothing and fails leaves the destination as it was. */
  ATOMIC_APPEND("all or nothing where nothing is emptied"),
  /** Each run takes the place of all that was there, other tables too, and none can be added to. */
  WHOLE_RUNS("runs that replace everything there was"),
  /** {@link TestEndpoint#killSessions} breaks what the connector has open. */
  KILLABLE_SESSIONS("sessions that can be killed");

  private final String words;

  Behaviour(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
