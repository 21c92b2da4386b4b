package io.neosync;

import io.neosync.spi.Condition;
import io.neosync.spi.SourceSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where rows come from. Made by a connector's entry class, {@code Postgres.at(…)} for one;
 * immutable and thread-safe. Applications only pass it to {@link Sync#from}; the methods are for
 * core.
 */
public interface Source {

  /** The engine's name in messages, {@code PostgreSQL} for one. */
  String engine();

  /**
   * Takes a subset's condition apart at its placeholders. No I/O.
   *
   * @throws IllegalArgumentException if the number of values differs from the number of
   *     placeholders, if a value cannot be expressed, or if this source takes no conditions; the
   *     message holds no values
   */
  Condition condition(String text, List<@Nullable Object> values);

  /**
   * Connects, and fixes the moment as of which everything is read. The caller closes the session.
   */
  SourceSession openSource() throws Exception;
}
