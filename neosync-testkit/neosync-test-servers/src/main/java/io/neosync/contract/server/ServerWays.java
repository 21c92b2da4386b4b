package io.neosync.contract.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** Goes through the ways to a server, in their order, and keeps why each of them did not work. */
public final class ServerWays {

  private ServerWays() {}

  /** One way to a server. */
  @FunctionalInterface
  public interface Way<S> {

    S start() throws ServerUnavailableException;
  }

  /** What an environment variable says; empty where it is not set, or blank. */
  public static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }

  /**
   * The server of the first way that is open.
   *
   * @param advice what there is none of, and what to do about it, in whole sentences
   * @throws TestAbortedException with the reasons, which JUnit reports as skipped, if none is
   */
  @SafeVarargs
  public static <S> S first(String advice, Way<? extends S>... ways) {
    List<String> reasons = new ArrayList<>();
    List<ServerUnavailableException> causes = new ArrayList<>();
    for (Way<? extends S> way : ways) {
      try {
        return way.start();
      } catch (ServerUnavailableException e) {
        reasons.add(e.getMessage());
        causes.add(e);
      }
    }
    TestAbortedException none =
        new TestAbortedException(advice + " Tried: " + String.join("; ", reasons));
    causes.forEach(none::addSuppressed);
    throw none;
  }
}
