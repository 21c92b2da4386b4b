package io.neosync.mongodb;

import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import io.neosync.mongodb.Collections.Kind;
import io.neosync.mongodb.MongoDb.Consistency;
import io.neosync.schema.Catalog;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.DatabaseIdentity;
import io.neosync.spi.Format;
import io.neosync.spi.KeyBits;
import io.neosync.spi.KeySet;
import io.neosync.spi.Problems;
import io.neosync.spi.Reader;
import io.neosync.spi.SnapshotGuarantee;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableDefinitions;
import io.neosync.spi.TableQuery;
import io.neosync.spi.TableTask;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/** A source: read at one instant where the server keeps a history, as it is otherwise. */
final class MongoSourceSession implements SourceSession {

  private final Endpoint endpoint;
  private final Collections collections;
  private final Optional<Snapshot> snapshot;
  private final Set<CursorReader> readers = ConcurrentHashMap.newKeySet();

  private MongoSourceSession(
      Endpoint endpoint, Collections collections, Optional<Snapshot> snapshot) {
    this.endpoint = endpoint;
    this.collections = collections;
    this.snapshot = snapshot;
  }

  static MongoSourceSession open(Access access, String database, Consistency consistency)
      throws Exception {
    Endpoint endpoint = Endpoint.open(access, database, "source");
    try {
      Collections collections = endpoint.call(Collections::read);
      Optional<Snapshot> snapshot =
          consistency == Consistency.LATEST
              ? Optional.empty()
              : endpoint.call(
                  deployment -> collections.any().flatMap(name -> Snapshot.open(deployment, name)));
      return new MongoSourceSession(endpoint, collections, snapshot);
    } catch (Exception e) {
      endpoint.close();
      throw e;
    }
  }

  @Override
  public DatabaseIdentity identity() throws Exception {
    return endpoint.call(Deployment::identity);
  }

  @Override
  public SnapshotGuarantee snapshot() {
    return snapshot.isPresent() ? SnapshotGuarantee.ONE_INSTANT : SnapshotGuarantee.NONE;
  }

  @Override
  public Catalog catalog() throws Exception {
    return endpoint.call(collections::catalog);
  }

  @Override
  public Optional<TableDefinitions> definitions(List<TableRef> tables) {
    return Optional.empty();
  }

  @Override
  public TableQuery query(TableTask task, Problems problems) throws Exception {
    TableRef table = task.source().ref();
    if (collections.kind(table.name()) == Kind.TIME_SERIES) {
      problems.add(
          table,
          "it is a time-series collection, whose documents no unique _id tells apart; leave it out"
              + " with exceptTables(…)");
    }
    long estimate = task.source().estimatedRows();
    SourceFilter filter;
    try {
      filter = SourceFilter.of(task);
    } catch (IllegalArgumentException e) {
      problems.add(table, String.valueOf(e.getMessage()));
      return new TableQuery("", estimate);
    }
    if (!filter.conditions().isEmpty()) {
      Optional<String> rejection =
          endpoint.call(server -> FilterCheck.rejection(server, table.name(), filter));
      rejection.ifPresent(
          reason ->
              problems.add(
                  table,
                  "the server rejects the filter %s: %s"
                      .formatted(filter.readable(table.name()), reason)));
      if (rejection.isEmpty()) {
        long all = estimate;
        estimate = endpoint.call(server -> FilterCheck.estimate(server, table.name(), filter, all));
      }
    }
    return new TableQuery(filter.readable(table.name()), estimate);
  }

  @Override
  public Optional<Table> asRows(Table documents, Table destination) {
    return Optional.of(Columns.reading(documents, destination));
  }

  @Override
  public List<Format<?>> formats(TableTask task) {
    return Columns.of(task) ? List.of(Format.ROWS) : List.of(BsonBatch.FORMAT, Format.ROWS);
  }

  @Override
  public Reader<KeyBits> keys(TableTask task, Key key) {
    throw new UnsupportedOperationException("documents are not compared by integer keys");
  }

  @Override
  public <T> Reader<T> reader(TableTask task, Format<T> format, KeySet rows) {
    throw new UnsupportedOperationException("documents are not read by integer keys");
  }

  @Override
  @SuppressWarnings("unchecked") // a format is its name and the class of its pieces
  public <T> Reader<T> reader(TableTask task, Format<T> format) throws Exception {
    String name = task.source().ref().name();
    BsonDocument filter = SourceFilter.of(task).document();
    int perRequest =
        endpoint.call(server -> BsonBatch.perRequest(Collections.averageSize(server, name)));
    CursorReader reader = new CursorReader(() -> query(name, filter, perRequest), readers::remove);
    readers.add(reader);
    return (Reader<T>)
        (format.equals(Format.ROWS) ? new RowReader(reader, RowShape.reading(task)) : reader);
  }

  private CursorReader.Query query(String name, BsonDocument filter, int perRequest) {
    MongoCollection<RawBsonDocument> collection = endpoint.deployment().collection(name);
    if (snapshot.isEmpty()) {
      return new CursorReader.Query(cursor(collection.find(filter), perRequest), () -> {});
    }
    ClientSession session = snapshot.get().session();
    try {
      return new CursorReader.Query(
          cursor(collection.find(session, filter), perRequest), session::close);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static com.mongodb.client.MongoCursor<RawBsonDocument> cursor(
      FindIterable<RawBsonDocument> find, int perRequest) {
    return find.batchSize(perRequest).cursor();
  }

  @Override
  public void cancel() {
    endpoint.interrupt();
    readers.forEach(CursorReader::interrupt);
  }

  @Override
  public void abort() {
    cancel();
  }

  @Override
  public void close() {
    readers.forEach(CursorReader::close);
    endpoint.close();
  }
}
