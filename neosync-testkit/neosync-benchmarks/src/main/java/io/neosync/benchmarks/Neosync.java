package io.neosync.benchmarks;

import io.neosync.Sync;
import io.neosync.postgres.Postgres;

/** The library with its defaults. */
record Neosync() implements Contender {

  @Override
  public String name() {
    return "neosync";
  }

  @Override
  public void run(Databases databases) {
    Sync.from(at(databases.source())).to(at(databases.destination())).build().run();
  }

  private static Postgres at(Endpoint endpoint) {
    return Postgres.at(endpoint.url(), endpoint.user(), endpoint.password());
  }
}
