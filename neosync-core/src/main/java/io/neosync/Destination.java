package io.neosync;

import io.neosync.spi.DestinationSession;

/**
 * Where rows go. Made by a connector's entry class, {@code Postgres.at(…)} for one; immutable and
 * thread-safe. Applications only pass it on; the methods are for core.
 */
public interface Destination {

  /** This engine's column of the capability matrix. */
  Capabilities capabilities();

  /** Connects. The caller closes the session. */
  DestinationSession openDestination() throws Exception;
}
