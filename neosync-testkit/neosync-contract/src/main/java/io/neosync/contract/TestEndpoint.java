package io.neosync.contract;

import io.neosync.Destination;
import io.neosync.Source;
import java.util.List;
import java.util.Optional;

/**
 * A database of a test's own, empty at first: as the connector sees it, and as a witness sees it
 * that does not use the connector. Methods are called by one thread at a time, but {@link #insert}
 * and {@link #killSessions} also by a listener while a sync is running.
 */
public interface TestEndpoint extends AutoCloseable {

  Source source();

  Destination destination();

  /**
   * Creates tables with their keys and what else the description has. They may reference each other
   * in any order, in cycles too.
   */
  void create(List<TestTable> tables) throws Exception;

  /** Adds rows, and makes them permanent. Long sequences are made as they are iterated over. */
  void insert(TestTable table, Iterable<TestRow> rows) throws Exception;

  /**
   * Adds a row that names no value for any column: the key is the next that the engine generates.
   *
   * @return the key
   * @throws UnsupportedOperationException without {@link Behaviour#GENERATED_KEYS}
   */
  long insertGenerated(TestTable table) throws Exception;

  /** All rows, in any order. */
  List<TestRow> rows(TestTable table) throws Exception;

  /**
   * Everything that a sync must leave as it was besides rows, a line each: keys, indexes,
   * constraints and their state, triggers, settings. Empty where the engine has no such things.
   */
  List<String> definitions() throws Exception;

  /**
   * What is open or left behind at this moment, a line each: connections, transactions, temporary
   * tables. Empty where there is nothing.
   */
  List<String> leftovers() throws Exception;

  /**
   * Breaks every connection to this database, as a server does that goes down and comes up again.
   *
   * @throws UnsupportedOperationException without {@link Behaviour#KILLABLE_SESSIONS}
   */
  void killSessions() throws Exception;

  /**
   * With which {@link TestEngine#source(String)} reaches this database from another JVM; empty
   * where nothing can.
   */
  Optional<String> address();

  /** This database with a wrong password, which is this; empty where there are no passwords. */
  Optional<Source> refusing(String password);

  /** Gives the database back, whoever is connected. */
  @Override
  void close() throws Exception;
}
