package io.neosync.examples;

import io.neosync.SyncException;
import io.neosync.SyncListener;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.schema.TableRef;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/** Progress for a terminal: a bar while rows move, a second one while indexes are built. */
final class ProgressBarListener implements SyncListener {

  /** Fits the narrowest usual terminal: a longer line would not be overwritten, but repeated. */
  private static final int WIDTH = 79;

  private static final int BAR = 18;

  private final Screen screen;
  private final Map<TableRef, Long> estimates = new HashMap<>();
  private @Nullable ProgressBar bar;
  private Stopwatch watch = new Stopwatch();
  private int stepsAfter;
  private int tablesLeft;
  private long before;
  private long moved;
  private long written;

  ProgressBarListener(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void started(SyncPlan plan) {
    plan.tables().forEach(table -> estimates.put(table.source(), table.estimatedRows()));
    tablesLeft = plan.tables().size();
    stepsAfter = plan.after().size();
    before = 0;
    moved = 0;
    written = 0;
    bar = open("moving rows", Math.max(1, plan.estimatedRows()));
  }

  @Override
  public void step(String description) {
    if (bar != null && tablesLeft == 0) {
      bar.step();
      bar.setExtraMessage(description);
    }
  }

  @Override
  public void tableStarted(SyncPlan.TablePlan table) {
    message(table.source().name());
  }

  @Override
  public void progress(TableRef table, long rows, long bytes) {
    if (bar != null) {
      bar.stepTo(before + Math.min(rows, estimates.getOrDefault(table, 0L)));
    }
    message(String.format(Locale.ROOT, "%,d rows, %s", moved + rows, table.name()));
  }

  @Override
  public void tableFinished(SyncReport.TableReport table) {
    before += estimates.getOrDefault(table.source(), 0L);
    moved += table.rowsRead();
    written += table.rowsWritten();
    tablesLeft--;
    if (tablesLeft == 0) {
      close(String.format(Locale.ROOT, "%,d rows written in %s", written, watch.text()));
      bar = open("rebuilding", stepsAfter + 3L);
    }
  }

  @Override
  public void finished(SyncReport report) {
    close("keys, indexes, foreign keys in " + watch.text());
    screen.out().println();
  }

  @Override
  public void failed(SyncException failure) {
    close("failed");
  }

  private void message(String text) {
    if (bar != null) {
      bar.setExtraMessage(text);
    }
  }

  private ProgressBar open(String task, long max) {
    watch = new Stopwatch();
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(max)
        .setUpdateIntervalMillis(100)
        .setConsumer(new ConsoleProgressBarConsumer(screen.out(), WIDTH))
        .setRenderer(this::render)
        .build();
  }

  private void close(String summary) {
    if (bar != null) {
      bar.setExtraMessage(summary);
      bar.stepTo(bar.getMax());
      bar.close();
      bar = null;
    }
  }

  private String render(ProgressState state, int width) {
    double part = Math.min(1, state.getNormalizedProgress());
    int filled = (int) Math.round(part * BAR);
    String line =
        String.format(
            Locale.ROOT,
            "  %-11s %s%s %3.0f%%  %s",
            state.getTaskName(),
            (screen.unicode() ? "█" : "#").repeat(filled),
            (screen.unicode() ? "░" : ".").repeat(BAR - filled),
            part * 100,
            state.getExtraMessage());
    return line.length() <= width
        ? line + " ".repeat(width - line.length())
        : line.substring(0, width);
  }
}
