package io.neosync.internal.run;

import io.neosync.PlanException;
import io.neosync.internal.SyncSettings;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Session;
import io.neosync.spi.SourceSession;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one execution: opened by the working thread, which also closes them; cancelled
 * and cut by the thread that waits for it.
 */
final class Sessions implements AutoCloseable {

  private final SyncSettings settings;
  private final List<Session> open = new CopyOnWriteArrayList<>();
  private @Nullable SourceSession source;

  Sessions(SyncSettings settings) {
    this.settings = settings;
  }

  SourceSession openSource() {
    source = open(settings.source().toString(), settings.source()::openSource);
    return source;
  }

  DestinationSession openDestination() {
    return open(settings.destination().toString(), settings.destination()::openDestination);
  }

  private interface Opening<S> {
    S open() throws Exception;
  }

  private <S extends Session> S open(String endpoint, Opening<S> opening) {
    try {
      S session = opening.open();
      open.add(session);
      return session;
    } catch (Exception e) {
      throw new PlanException("cannot open " + endpoint + ": " + e.getMessage(), e);
    }
  }

  /** Lets the source go early: nothing more will be read. */
  void closeSource() throws Exception {
    SourceSession closing = source;
    if (closing != null) {
      source = null;
      open.remove(closing);
      closing.close();
    }
  }

  void cancel() {
    open.forEach(Session::cancel);
  }

  void abort() {
    open.forEach(Session::abort);
  }

  /**
   * Closes what is still open, the destination first. Failures of closing go to {@code failures}.
   */
  void close(Consumer<Exception> failures) {
    for (int i = open.size() - 1; i >= 0; i--) {
      try {
        open.get(i).close();
      } catch (Exception e) {
        failures.accept(e);
      }
    }
    open.clear();
  }

  @Override
  public void close() {
    close(failure -> {});
  }
}
