package io.neosync.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the schemas that an endpoint names. Immutable and thread-safe.
 *
 * @param word what the engine calls one
 * @param anyCase whether the server takes a name in capitals for one in small letters
 */
public record SchemaLookup(String word, boolean anyCase, Names quoting) {

  /**
   * The named schemas, as the server spells them.
   *
   * @param there those of the server
   * @param create what makes a missing one, without its name: {@code CREATE SCHEMA}; empty where
   *     nothing is to be made
   * @throws SQLException if some are missing, with all of them
   */
  public List<String> find(List<String> names, List<String> there, String create)
      throws SQLException {
    List<String> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      Optional<String> one = there.stream().filter(each -> each.equals(name)).findFirst();
      if (one.isEmpty() && anyCase) {
        one = there.stream().filter(each -> each.equalsIgnoreCase(name)).findFirst();
      }
      one.ifPresentOrElse(found::add, () -> missing.add(name));
    }
    if (!missing.isEmpty()) {
      throw new SQLException(
          "there is no " + word + " " + String.join(", ", missing) + remedy(missing, create));
    }
    return List.copyOf(found);
  }

  private String remedy(List<String> missing, String create) {
    if (create.isEmpty()) {
      return "";
    }
    return missing.stream()
        .map(name -> create + " " + quoting.quoted(name))
        .collect(
            Collectors.joining(
                "; ", missing.size() == 1 ? "; it must exist: " : "; they must exist: ", ""));
  }
}
