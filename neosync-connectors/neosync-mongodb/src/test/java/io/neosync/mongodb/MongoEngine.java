package io.neosync.mongodb;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.Behaviour;
import io.neosync.contract.TestEndpoint;
import io.neosync.contract.TestEngine;
import io.neosync.contract.TestTable;
import io.neosync.contract.mongodb.CuttableProxy;
import io.neosync.contract.mongodb.MongoServer;
import io.neosync.contract.mongodb.MongoTestDatabase;
import io.neosync.spi.SnapshotGuarantee;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** MongoDB, or its stand-in, for the contract. */
public final class MongoEngine implements TestEngine, TestEngine.Conditions {

  private static boolean standIn() {
    return MongoServer.shared().kind() == MongoServer.Kind.STAND_IN;
  }

  @Override
  public Set<Behaviour> behaviours() {
    Set<Behaviour> behaviours =
        EnumSet.of(Behaviour.UNIQUE_KEYS, Behaviour.COMPOSITE_KEYS, Behaviour.NUL_IN_TEXT);
    if (standIn()) {
      behaviours.add(Behaviour.KILLABLE_SESSIONS); // behind a proxy, which only it can stand
    }
    return behaviours;
  }

  @Override
  public SnapshotGuarantee snapshot() {
    try (MongoTestDatabase database = MongoServer.shared().createDatabase()) {
      return database.database().runCommand(new Document("isMaster", 1)).containsKey("setName")
          ? SnapshotGuarantee.ONE_INSTANT
          : SnapshotGuarantee.NONE;
    }
  }

  @Override
  public Optional<Conditions> conditions() {
    return Optional.of(this);
  }

  @Override
  public String equal(TestTable table, String column) {
    return "{'%s': ?}".formatted(TestDocuments.field(table, column));
  }

  @Override
  public String greater(TestTable table, String column) {
    return "{'%s': {$gt: ?}}".formatted(TestDocuments.field(table, column));
  }

  @Override
  public String broken() {
    return "{_id: {$in: ?}}"; // for a value that is no list
  }

  @Override
  public TestEndpoint createDatabase() {
    MongoTestDatabase database = MongoServer.shared().createDatabase();
    return new MongoEndpoint(
        this,
        database,
        standIn() ? Optional.of(CuttableProxy.before(database.uri())) : Optional.empty());
  }

  private static MongoDb at(String address) {
    int space = address.indexOf(' ');
    return MongoDb.at(address.substring(0, space), address.substring(space + 1));
  }

  @Override
  public Source source(String address) {
    return at(address);
  }

  @Override
  public Destination destination(String address) {
    return at(address);
  }
}
