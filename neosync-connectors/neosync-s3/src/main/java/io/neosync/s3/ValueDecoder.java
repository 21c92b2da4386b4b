package io.neosync.s3;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads values of one column, or of one kind, from JSON. Thread-safe. */
@FunctionalInterface
interface ValueDecoder {

  /**
   * The value whose first token is the parser's current one, which is not null; afterwards the
   * current token is its last.
   *
   * @throws IOException if the JSON is broken
   * @throws DamagedException if it is not what a writer writes for the column
   * @throws RuntimeException the same
   */
  Object decode(JsonParser from) throws IOException, DamagedException;
}
