package io.neosync.internal.run;

import io.neosync.PlanException;
import io.neosync.internal.SyncSettings;
import io.neosync.internal.plan.Side;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Session;
import io.neosync.spi.SourceSession;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one execution: opened, both at the same time, by the working thread and one that
 * it waits for; closed by the working thread; cancelled and cut by the thread that waits for it.
 */
final class Sessions implements AutoCloseable {

  private final SyncSettings settings;
  private volatile @Nullable SourceSession source;
  private volatile @Nullable DestinationSession destination;

  Sessions(SyncSettings settings) {
    this.settings = settings;
  }

  /** Both sides, and what they say of themselves. */
  record Opened(Side<SourceSession> source, Side<DestinationSession> destination) {}

  /** Opens both sides. Where neither can be opened or read, the source's failure is told. */
  Opened open() throws Exception {
    try (Aside<Side<DestinationSession>> other =
        Aside.start("neosync-other", () -> Side.of(openDestination()), this::cancel)) {
      return new Opened(Side.of(openSource()), other.await());
    }
  }

  private SourceSession openSource() {
    SourceSession opened = open(settings.source(), settings.source()::openSource);
    source = opened;
    return opened;
  }

  private DestinationSession openDestination() {
    DestinationSession opened =
        open(settings.destination(), settings.destination()::openDestination);
    destination = opened;
    return opened;
  }

  private interface Opening<S> {
    S open() throws Exception;
  }

  private static <S> S open(Object endpoint, Opening<S> opening) {
    try {
      return opening.open();
    } catch (PlanException e) {
      throw e; // the endpoint knows what to say
    } catch (Exception e) {
      throw new PlanException("cannot open " + endpoint + ": " + e.getMessage(), e);
    }
  }

  /** Lets the source go early: nothing more will be read. */
  void closeSource() throws Exception {
    SourceSession closing = source;
    if (closing != null) {
      source = null;
      closing.close();
    }
  }

  void cancel() {
    opened().forEach(Session::cancel);
  }

  void abort() {
    opened().forEach(Session::abort);
  }

  /** What is open; may be asked by any thread. */
  private List<Session> opened() {
    return Stream.<@Nullable Session>of(destination, source).filter(Objects::nonNull).toList();
  }

  /**
   * Closes what is still open, the destination first. Failures of closing go to {@code failures}.
   */
  void close(Consumer<Exception> failures) {
    for (Session session : opened()) {
      try {
        session.close();
      } catch (Exception e) {
        failures.accept(e);
      }
    }
    destination = null;
    source = null;
  }

  @Override
  public void close() {
    close(failure -> {});
  }
}
