package io.neosync.postgres;

import java.util.Collection;
import java.util.stream.Collectors;

/** Object identifiers as parameters of catalog queries. */
final class Oids {

  private Oids() {}

  /** An array literal, for {@code any(cast(? as oid[]))}. */
  static String array(Collection<Long> oids) {
    return oids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }
}
