package io.neosync.dynamodb;

import io.neosync.schema.Catalog;
import io.neosync.schema.Key;
import io.neosync.schema.TableRef;
import io.neosync.spi.DatabaseIdentity;
import io.neosync.spi.KeyBits;
import io.neosync.spi.Reader;
import io.neosync.spi.Session;
import io.neosync.spi.TableTask;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What sessions of both directions have in common. Nothing is opened, since the client is not. */
abstract class DynamoSession implements Session {

  final Calls calls;
  final Place place;
  final Settings settings;
  private final List<Crew> crews = new CopyOnWriteArrayList<>();
  private @Nullable Map<TableRef, DynamoTable> tables;

  DynamoSession(Calls calls, Place place, Settings settings) {
    this.calls = calls;
    this.place = place;
    this.settings = settings;
  }

  /**
   * Never the same for two sessions: which client leads where cannot be told, but of each table the
   * service says which one it is. {@link LoadRefusals} compares these.
   */
  @Override
  public DatabaseIdentity identity() {
    return new DatabaseIdentity(
        DynamoDb.ENGINE + " " + UUID.randomUUID(),
        Set.of(place.region()),
        DatabaseIdentity.Unit.TABLE);
  }

  @Override
  public Catalog catalog() throws DynamoException, InterruptedException {
    return Catalog.of(tables().values().stream().map(DynamoTable::table).toList());
  }

  Map<TableRef, DynamoTable> tables() throws DynamoException, InterruptedException {
    Map<TableRef, DynamoTable> known = tables;
    if (known == null) {
      known = new TableReader(calls, place).read(settings.tables());
      tables = known;
    }
    return known;
  }

  /** Never asked for: see {@code DynamoLoad.differenceKey}. */
  @Override
  public Reader<KeyBits> keys(TableTask task, Key key) {
    throw new UnsupportedOperationException("keys of DynamoDB's tables are not compared");
  }

  /** Starts threads that {@link #cancel()} interrupts. */
  Crew start(String name, List<Runnable> works) {
    Crew crew = new Crew(name, works);
    crews.add(crew);
    return crew;
  }

  /** The crew has ended. */
  void forget(Crew crew) {
    crews.remove(crew);
  }

  @Override
  public void cancel() {
    calls.stop();
    crews.forEach(Crew::interrupt);
  }

  @Override
  public void abort() {
    cancel();
  }

  @Override
  public void close() {
    calls.stop();
    crews.forEach(Crew::close);
  }
}
