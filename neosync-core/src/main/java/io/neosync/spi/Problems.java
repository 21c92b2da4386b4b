package io.neosync.spi;

import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Collects everything that stands in the way of a sync, so that its author hears of all of it at
 * once. What is wrong with many tables in the same way is one message. Not thread-safe.
 */
public final class Problems {

  /** Of more tables with the same problem, the others are only counted where that is short. */
  private static final int NAMED = 20;

  /**
   * @param kind of the objects that have it, {@code table} for one; empty if it has no object
   */
  private record Problem(String kind, String message) {

    String of(List<String> names, int named) {
      if (kind.isEmpty()) {
        return message;
      }
      return (names.size() == 1 ? kind + " " : "each of the " + kind + "s ")
          + String.join(", ", names.subList(0, Math.min(named, names.size())))
          + (names.size() > named ? " and " + (names.size() - named) + " more" : "")
          + ": "
          + message;
    }
  }

  private final Map<Problem, List<String>> problems = new LinkedHashMap<>();

  /** Adds a problem; {@code message} says what is wrong and what to do about it. */
  public void add(String message) {
    problems.computeIfAbsent(new Problem("", message), any -> new ArrayList<>());
  }

  /** Adds a problem of one table. Tables with an equal message are named together. */
  public void add(TableRef table, String message) {
    add("table", table, message);
  }

  /**
   * Adds a problem of something else that has a table's kind of name.
   *
   * @param kind what it is, in the singular: {@code sequence}
   */
  public void add(String kind, TableRef name, String message) {
    List<String> names =
        problems.computeIfAbsent(new Problem(kind, message), any -> new ArrayList<>());
    if (!names.contains(name.toString())) {
      names.add(name.toString());
    }
  }

  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** All problems, with the names of all that have them. */
  public List<String> messages() {
    return messages(Integer.MAX_VALUE);
  }

  /** The same for people to read: of many that have a problem, the first are named. */
  public List<String> shortened() {
    return messages(NAMED);
  }

  private List<String> messages(int named) {
    return problems.entrySet().stream()
        .map(problem -> problem.getKey().of(problem.getValue(), named))
        .collect(Collectors.toUnmodifiableList());
  }
}
