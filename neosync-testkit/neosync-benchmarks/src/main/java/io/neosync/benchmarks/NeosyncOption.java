package io.neosync.benchmarks;

import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.postgres.Postgres;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The library with an option.
 *
 * @param arrangement statements that bring the destination to where this one starts
 */
record NeosyncOption(
    String name,
    List<String> arrangement,
    boolean copiesEverything,
    UnaryOperator<SyncBuilder> options)
    implements Contender {

  @Override
  public void arrange(Databases databases) throws Exception {
    databases.destination().execute(arrangement);
  }

  @Override
  public void run(Databases databases) {
    options.apply(Sync.from(at(databases.source())).to(at(databases.destination()))).build().run();
  }

  private static Postgres at(Endpoint endpoint) {
    return Postgres.at(endpoint.url(), endpoint.user(), endpoint.password());
  }
}
