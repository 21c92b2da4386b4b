package io.neosync.internal.run;

import io.neosync.spi.Format;
import io.neosync.spi.Reader;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableTask;
import org.jspecify.annotations.Nullable;

/**
 * Opens tables for reading. A source that {@link SourceSession#opensAhead} finds the first rows of
 * the next table while the destination is still finishing the present one. Used by one thread.
 */
final class Readers implements AutoCloseable {

  private final SourceSession source;
  private @Nullable Ahead ahead;

  /** A reader on its way. */
  private record Ahead(TableTask task, Aside<? extends Reader<?>> opening) {}

  Readers(SourceSession source) {
    this.source = source;
  }

  /** Begins to open all rows of a table, which {@link #open} then hands out. */
  void openAhead(TableTask task, Format<?> format) {
    if (source.opensAhead()) {
      ahead =
          new Ahead(
              task,
              Aside.start("neosync-ahead", () -> source.reader(task, format), source::cancel));
    }
  }

  /** All rows of a table. */
  @SuppressWarnings("unchecked") // a task has one format, in which it was opened
  <T> Reader<T> open(TableTask task, Format<T> format) throws Exception {
    Ahead opened = ahead;
    if (opened == null) {
      return source.reader(task, format);
    }
    ahead = null;
    Reader<?> reader = opened.opening().await();
    if (!opened.task().destination().ref().equals(task.destination().ref())) {
      reader.close();
      throw new IllegalStateException("another table was opened ahead");
    }
    return (Reader<T>) reader;
  }

  /** Calls off, or closes, what was opened ahead and not handed out. */
  @Override
  public void close() throws Exception {
    Ahead opened = ahead;
    if (opened != null) {
      ahead = null;
      opened.opening().close();
      Reader<?> reader;
      try {
        reader = opened.opening().await();
      } catch (Exception e) {
        // Called off, or failed: nobody wants its rows any more.
        return;
      }
      reader.close();
    }
  }
}
