package io.neosync.examples;

import io.neosync.Sync;
import io.neosync.SyncListener;
import io.neosync.SyncReport;
import io.neosync.postgres.Postgres;
import java.time.Duration;
import java.util.SortedMap;

/**
 * The main job at work: a shop of about a million rows goes from one PostgreSQL server to another,
 * then only what is new there. Run by {@code ./mvnw -Pquickstart}; needs nothing but a JDK.
 */
public final class Quickstart {

  private final Screen screen;
  private final Shops shops;

  private Quickstart(Screen screen, Shops shops) {
    this.screen = screen;
    this.shops = shops;
  }

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    Stopwatch whole = new Stopwatch();
    Screen screen = Screen.ofThisProcess();
    screen.title("Neosync for Java: a shop goes from one PostgreSQL server to another");
    try (Shops shops = Shops.start(screen)) {
      new Quickstart(screen, shops).run();
    }
    screen.say(
        "Done after %s, in a JVM with %d MB of heap. The code: neosync-testkit/neosync-examples."
            .formatted(whole.text(), Runtime.getRuntime().maxMemory() >> 20));
  }

  private void run() throws Exception {
    SyncListener progress =
        screen.terminal() ? new ProgressBarListener(screen) : new ProgressLines(screen);
    Postgres source = shops.source();
    Postgres destination = shops.destination();

    Sync everything = Sync.from(source).to(destination).listener(progress).build();

    screen.heading("1  The plan, made from metadata; nothing is written yet");
    screen.show(everything.plan());

    screen.heading("2  Everything, once");
    SyncReport first = everything.run();
    screen.show(first);
    shops.compare();

    screen.heading("3  Business goes on, at the source only");
    SortedMap<String, Long> before = shops.destinationRows();
    shops.newRowsArrive();

    screen.heading("4  Again, but only what is missing: onConflictDoNothing()");
    SyncReport second =
        Sync.from(source).to(destination).onConflictDoNothing().listener(progress).build().run();
    screen.show(second);

    screen.heading("5  What changed on the destination");
    screen.changes(before, shops.destinationRows());
    shops.compare();
    screen.say(
        "All of it took %s, only what was missing %s."
            .formatted(seconds(first.duration()), seconds(second.duration())));
  }

  private static String seconds(Duration time) {
    return Stopwatch.text(time);
  }
}
