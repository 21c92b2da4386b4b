package io.neosync.spi;

/**
 * How some tables of a source are defined, with everything they need, in the words of the source's
 * engine. A token to everybody but that engine's connector, which made it and can read it.
 * Immutable.
 */
public interface TableDefinitions {

  /** The engine whose connector understands this, as it is called in messages. */
  String engine();
}
