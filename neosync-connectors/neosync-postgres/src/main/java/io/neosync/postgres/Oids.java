package io.neosync.postgres;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Object identifiers as parameters of catalog queries, which take them as {@code string_to_array(?,
 * ',')::oid[]}: the server evaluates that once, and looks numbers up in it by their hash. A cast of
 * the text would be evaluated for each row.
 */
final class Oids {

  private Oids() {}

  /** One text with all of them. */
  static String array(Collection<Long> oids) {
    return oids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
