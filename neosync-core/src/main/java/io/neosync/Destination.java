package io.neosync;

import io.neosync.spi.DestinationSession;
import java.util.Optional;

/**
 * Where rows go. Made by a connector's entry class, {@code Postgres.at(…)} for one; immutable and
 * thread-safe. Applications only pass it on; the methods are for core.
 */
public interface Destination {

  /** This engine's column of the capability matrix. */
  Capabilities capabilities();

  /**
   * What keeps this destination from being used as it is set up, whatever the options: a library
   * that is missing, for one. In words, for {@link SyncBuilder#build()} to throw. No I/O.
   */
  default Optional<String> obstacle() {
    return Optional.empty();
  }

  /** Connects. The caller closes the session. */
  DestinationSession openDestination() throws Exception;
}
