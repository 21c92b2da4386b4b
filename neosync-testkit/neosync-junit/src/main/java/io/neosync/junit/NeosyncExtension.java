package io.neosync.junit;

import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Seeds databases before tests, and puts back afterwards what the tests changed.
 *
 * <p>Registered by {@link NeosyncTest} or {@code @ExtendWith}, it seeds the database of the {@link
 * SyncTo} field, or the data source of a Spring test's context, with the fixtures that {@link Seed}
 * names; when a class is done, the database holds what it held before. Tests without a seed find
 * the database as it was before the first test. Made by {@link #seed} and held by a field with
 * {@code @RegisterExtension}, it runs any sync: for a static field its effect lasts for the class,
 * for an instance field for one test.
 *
 * <p>Tests that use the same database wait for each other, whatever threads they run in; those that
 * use different databases don't. Parameters of type {@link SyncReport} of tests and
 * {@code @BeforeEach} methods get the report of the run that wrote the seed.
 *
 * <p>On PostgreSQL, MySQL, MariaDB and MongoDB only the tables that changed since the seed are put
 * back, from memory, counters of keys included, whoever changed them. Not put back: what is not in
 * tables of the destination's schemas, materialized views and large objects for example. On an
 * engine that cannot remember its tables ({@link io.neosync.spi.Restorable}) the seed is written
 * again for each test, and other tables stay as the tests leave them.
 *
 * <p>Immutable; everything that changes is in JUnit's store.
 */
public final class NeosyncExtension
    implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

  static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create("io.neosync.junit");

  private final @Nullable Sync sync;
  private final Repeat repeat;

  private enum Repeat {
    EACH_RUN,
    ONCE,
    ONCE_AND_RESET
  }

  /** For JUnit: what is seeded, and where, is said by annotations. */
  public NeosyncExtension() {
    this(null, Repeat.ONCE_AND_RESET);
  }

  private NeosyncExtension(@Nullable Sync sync, Repeat repeat) {
    this.sync = sync;
    this.repeat = repeat;
  }

  /** Runs this sync before each test. */
  public static NeosyncExtension seed(Sync sync) {
    return new NeosyncExtension(Objects.requireNonNull(sync, "sync"), Repeat.EACH_RUN);
  }

  /**
   * Runs this sync before each test.
   *
   * @throws io.neosync.InvalidSyncException as {@link SyncBuilder#build()} does
   */
  public static NeosyncExtension seed(SyncBuilder sync) {
    return seed(sync.build());
  }

  /**
   * Runs the sync one time only: before the first test of the class where a static field holds this
   * extension. Tests see what earlier tests did, unless {@link #resetBeforeEach()} is asked for
   * too.
   */
  public NeosyncExtension once() {
    return repeat == Repeat.EACH_RUN ? new NeosyncExtension(checked(), Repeat.ONCE) : this;
  }

  /**
   * Runs the sync one time only, and puts the database back to what it then held before each of the
   * later tests. When the class is done, the database holds what it held before.
   */
  public NeosyncExtension resetBeforeEach() {
    return new NeosyncExtension(checked(), Repeat.ONCE_AND_RESET);
  }

  private Sync checked() {
    if (sync == null) {
      throw new IllegalStateException("begin with NeosyncExtension.seed(…)");
    }
    return sync;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (sync != null) {
      // Called for static fields: what is stored here lasts for the class. The sync itself waits
      // for
      // the first test, since tables may be created in a @BeforeAll method.
      progress(context, sync);
    }
  }

  private SyncProgress progress(ExtensionContext context, Sync seed) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            this, key -> new SyncProgress(seed, SharedDatabases.of(context)), SyncProgress.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    SyncReport report = sync == null ? annotated(context) : prepared(context, sync);
    if (report != null) {
      context.getStore(NAMESPACE).put(SyncReport.class, report);
    }
  }

  private SyncReport prepared(ExtensionContext context, Sync seed) throws Exception {
    SyncProgress progress = progress(context, seed);
    if (repeat == Repeat.ONCE) {
      return progress.once();
    }
    SeededDatabase database = progress.database();
    Leases.take(context, database.shared());
    return repeat == Repeat.EACH_RUN ? seed.run() : database.seed(this, () -> seed);
  }

  /** What the annotations of a test ask for; the report is null unless they name one seed. */
  private static @Nullable SyncReport annotated(ExtensionContext context) throws Exception {
    List<Target> targets = Target.of(context);
    Map<Target, Seeds> seeds = Seeds.of(context, targets);
    Map<Target, SeededDatabase> databases = new LinkedHashMap<>();
    for (Target target : targets) {
      databases.put(target, target.database(context));
    }
    // In one order, so that no two tests wait for each other.
    List<SharedDatabases.Shared> shared =
        databases.values().stream().map(SeededDatabase::shared).sorted().toList();
    for (SharedDatabases.Shared each : shared) {
      Leases.take(context, each);
    }
    SyncReport report = null;
    for (Map.Entry<Target, SeededDatabase> entry : databases.entrySet()) {
      SeededDatabase database = entry.getValue();
      Seeds seed = seeds.get(entry.getKey());
      if (seed == null) {
        database.clear();
      } else {
        report = database.seed(seed, () -> seed.sync(database.destination()));
      }
    }
    return seeds.size() == 1 ? report : null;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SyncReport.class;
  }

  @Override
  public SyncReport resolveParameter(ParameterContext parameter, ExtensionContext context) {
    SyncReport report = context.getStore(NAMESPACE).get(SyncReport.class, SyncReport.class);
    if (report == null) {
      throw new ExtensionConfigurationException(
          "parameter %s of %s: there is no SyncReport, since %s"
              .formatted(
                  parameter.getParameter().getName(),
                  parameter.getDeclaringExecutable().getName(),
                  context.getTestMethod().isPresent()
                      ? "neither the test nor its class has @Seed, or they have several"
                      : "seeds are written before each test; @BeforeEach methods and tests can have"
                          + " it"));
    }
    return report;
  }
}
