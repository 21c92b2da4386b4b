package io.neosync.mongodb;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rules for names of databases and collections. */
final class Names {

  private static final int LONGEST = 255;

  private Names() {}

  static void requireDatabase(String name) {
    if (name.isEmpty() || name.length() > 63 || name.matches("(?s).*[/\\\\. \"$\0].*")) {
      throw new IllegalArgumentException(
          "there can be no database of the name \"%s\" in MongoDB".formatted(name));
    }
  }

  /** Why a collection of this name cannot be created; empty where it can. */
  static Optional<String> refusal(String database, String collection) {
    int length = (database + "." + collection).getBytes(StandardCharsets.UTF_8).length;
    boolean valid =
        !collection.isEmpty()
            && !collection.startsWith("system.")
            && !collection.startsWith(".")
            && collection.indexOf('$') < 0
            && collection.indexOf('\0') < 0;
    return valid && length <= LONGEST
        ? Optional.empty()
        : Optional.of("MongoDB takes no collection of this name; map the table to another");
  }
}
