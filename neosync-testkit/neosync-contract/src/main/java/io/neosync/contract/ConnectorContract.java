package io.neosync.contract;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/**
 * What every connector must do, as tests. A connector's test class extends this one and supplies
 * its engine; what the engine is said to lack is shown to be refused in the right words, or
 * reported as skipped with the reason. Each test gets two databases of its own and leaves nothing
 * open.
 *
 * <p>The parts are interfaces, so that all tests are methods of the connector's class and carry its
 * name: a connector that runs on two engines has two classes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ConnectorContract
    implements OptionSuite,
        RefreshSuite,
        AppendSuite,
        ViolationSuite,
        SelectionSuite,
        SubsetSuite,
        ValueSuite,
        OrderSuite,
        GeneratedKeySuite,
        PlanSuite,
        SnapshotSuite,
        FailureSuite,
        InterruptionSuite,
        FaultSuite,
        ReuseSuite,
        SecretSuite,
        MemorySuite {

  private final TestEngine engine;
  private @Nullable Pair pair;

  /** A contract for this engine; nothing is started yet. */
  protected ConnectorContract(TestEngine engine) {
    this.engine = engine;
  }

  @Override
  public final Pair pair() throws Exception {
    Pair present = pair;
    if (present == null) {
      present = Pair.of(engine);
      pair = present;
    }
    return present;
  }

  @AfterEach
  final void dropDatabases() throws Exception {
    Pair used = pair;
    if (used != null) {
      pair = null;
      try (used) {
        used.assertNothingLeft();
      }
    }
  }

  @AfterAll
  final void closeEngine() throws Exception {
    engine.close();
  }
}
