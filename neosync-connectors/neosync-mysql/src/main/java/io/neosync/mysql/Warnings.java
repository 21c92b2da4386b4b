package io.neosync.mysql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the server would have the author of a statement know.
 *
 * @param number how many there were
 * @param messages those that the server kept, at least the first, without values
 */
record Warnings(long number, List<String> messages) {

  /** So many kinds of them are put into words. */
  private static final int SHOWN = 5;

  private static final Pattern PLACE = Pattern.compile(" at row \\d+$");

  /** A warning of each kind, with how many there are of it that differ in the row only. */
  @Override
  public String toString() {
    Map<String, String> first = new LinkedHashMap<>();
    Map<String, Long> times = new LinkedHashMap<>();
    for (String message : messages) {
      String kind = PLACE.matcher(message).replaceFirst("");
      first.putIfAbsent(kind, message);
      times.merge(kind, 1L, Long::sum);
    }
    String words =
        first.entrySet().stream()
            .limit(SHOWN)
            .map(kind -> kind.getValue() + more(times.getOrDefault(kind.getKey(), 1L) - 1))
            .collect(Collectors.joining("; "));
    boolean all = first.size() <= SHOWN && number == messages.size();
    return all ? words : words + "; " + number + " warnings in all";
  }

  private static String more(long others) {
    return others == 0 ? "" : " (and " + others + " more of the kind)";
  }
}
