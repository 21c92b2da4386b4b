package io.neosync;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown by {@link Sync#plan()}, and by {@link Sync#run()} before anything was written: the sync
 * cannot work with the databases as they are. Lists everything that stands in the way.
 */
public final class PlanException extends SyncException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** For core, and for endpoints that cannot be opened for reasons that people can do away with. */
  public PlanException(List<String> problems) {
    this(problems, problems);
  }

  /**
   * For core.
   *
   * @param shortened the same as the message has them
   */
  public PlanException(List<String> problems, List<String> shortened) {
    super(message(shortened), null);
    this.problems = List.copyOf(problems);
  }

  /** For core: the databases could not even be looked at. */
  public PlanException(String problem, Throwable cause) {
    super(problem, cause);
    this.problems = List.of(problem);
  }

  /**
   * One sentence a problem, with what to do about it, and all that have it: of many tables, the
   * message names the first. Never empty.
   */
  public List<String> problems() {
    return problems;
  }

  private static String message(List<String> problems) {
    return problems.size() == 1
        ? "This sync cannot run: " + problems.get(0)
        : "This sync cannot run, for "
            + problems.size()
            + " reasons:"
            + problems.stream().map(problem -> "\n  - " + problem).collect(Collectors.joining());
  }
}
