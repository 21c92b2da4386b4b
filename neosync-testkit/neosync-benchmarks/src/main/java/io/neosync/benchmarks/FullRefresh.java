package io.neosync.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Empties all tables of the destination, which hold the rows of the run before, and fills them
 * again.
 */
final class FullRefresh implements Scenario {

  private final Dataset dataset;

  FullRefresh(Dataset dataset) {
    this.dataset = dataset;
  }

  @Override
  public String name() {
    return "full-refresh";
  }

  @Override
  public String description() {
    return "every table emptied and filled again, all keys, indexes and foreign keys valid"
        + " before and after";
  }

  @Override
  public List<Contender> contenders() {
    return List.of(
        new Neosync(),
        new RebuildingCopy(dataset),
        new ConstrainedCopy(dataset),
        new BatchedInsert(dataset),
        new MultiRowInsert(dataset));
  }

  @Override
  public void prepare(Databases databases) throws Exception {
    dataset.create(databases);
    new RebuildingCopy(dataset).run(databases);
  }

  @Override
  public void reset(Databases databases) throws SQLException {
    for (Endpoint endpoint : List.of(databases.source(), databases.destination())) {
      try (Connection connection = endpoint.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("CHECKPOINT");
      }
    }
  }

  @Override
  public void verify(Databases databases, Depth depth) throws SQLException {
    Endpoint source = databases.source();
    Endpoint destination = databases.destination();
    switch (depth) {
      case COUNTS ->
          Content.counted(source, dataset).requireSame(Content.counted(destination, dataset));
      case CHECKSUMS ->
          Content.hashed(source, dataset).requireSame(Content.hashed(destination, dataset));
    }
  }
}
