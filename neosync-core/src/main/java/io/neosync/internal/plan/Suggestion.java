package io.neosync.internal.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a mistyped one was probably meant to be. */
final class Suggestion {

  private Suggestion() {}

  /** The hint {@code ; did you mean x?}, or nothing where no name is near. */
  static String hint(String mistyped, Collection<String> names) {
    return nearest(mistyped, names).map(name -> "; did you mean " + name + "?").orElse("");
  }

  private static Optional<String> nearest(String mistyped, Collection<String> names) {
    String wanted = mistyped.toLowerCase(Locale.ROOT);
    int tolerance = Math.max(1, wanted.length() / 3);
    return names.stream()
        .min(
            Comparator.<String>comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= tolerance);
  }

  /** The Levenshtein distance: how many characters to insert, delete or change. */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
