package io.neosync.mysql;

import java.util.List;
import java.util.Set;

/** What {@code SHOW GRANTS} says that a user may do. */
final class Grants {

  /** Each lets its holder make programs that run with the rights of others. */
  private static final Set<String> ANY_DEFINER =
      Set.of("SUPER", "SET_USER_ID", "SET_ANY_DEFINER", "SET USER", "ALL PRIVILEGES");

  private Grants() {}

  /** Whether this line lets its user see triggers, of some tables at least. */
  static boolean showsTriggers(String line) {
    return privileges(line).stream()
        .anyMatch(each -> each.equals("TRIGGER") || each.equals("ALL PRIVILEGES"));
  }

  /** Whether this line lets its user give programs any definer. */
  static boolean givesAnyDefiner(String line) {
    return line.contains(" ON *.* ") && privileges(line).stream().anyMatch(ANY_DEFINER::contains);
  }

  private static List<String> privileges(String line) {
    int end = line.indexOf(" ON ");
    return end < 0 || !line.startsWith("GRANT ")
        ? List.of()
        : List.of(line.substring("GRANT ".length(), end).split(", ?"));
  }
}
