package io.neosync.internal.plan;

import io.neosync.SyncPlan;
import io.neosync.spi.Format;
import io.neosync.spi.Load;
import io.neosync.spi.TableTask;
import java.util.List;

/** A plan for people together with what a run needs to follow it. */
public record Planned(SyncPlan plan, Load load, List<Transfer> transfers) {

  /** One table's task and the format that both sides agreed on. */
  public record Transfer(SyncPlan.TablePlan plan, TableTask task, Format<?> format) {}
}
