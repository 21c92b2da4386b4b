package io.neosync.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.Projections;
import io.neosync.schema.Key;
import io.neosync.schema.TableRef;
import io.neosync.spi.Arrival;
import io.neosync.spi.Format;
import io.neosync.spi.Load;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.OnConflict;
import io.neosync.spi.TableTask;
import io.neosync.spi.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.bson.RawBsonDocument;

/** Creates the missing collections and stores documents; nothing can be undone. */
final class MongoLoad implements Load {

  /** As many commands at a time: one is stored, another arrives, and a third is answered. */
  private static final int AT_A_TIME = 3;

  private static final int NAMESPACE_EXISTS = 48;

  private final Endpoint endpoint;
  private final LoadRequest request;
  private final Tolerance tolerance;
  private final List<TableRef> missing;
  private final Lanes lanes = new Lanes("neosync-mongodb-write", AT_A_TIME);
  private final List<BulkWriter> writers = new CopyOnWriteArrayList<>();
  private final List<TableRef> begun = new CopyOnWriteArrayList<>();
  private final Map<TableRef, Tally> tallies = new ConcurrentHashMap<>();

  MongoLoad(Endpoint endpoint, LoadRequest request, Collections collections, Tolerance tolerance) {
    this.endpoint = endpoint;
    this.request = request;
    this.tolerance = tolerance;
    this.missing =
        request.tables().stream()
            .map(load -> load.task().destination().ref())
            .filter(table -> !collections.has(table.name()))
            .toList();
  }

  @Override
  public boolean atomic() {
    return false;
  }

  @Override
  public List<Arrival> arrived() {
    return begun.stream().map(table -> tally(table).arrival()).toList();
  }

  private Tally tally(TableRef table) {
    return Objects.requireNonNull(tallies.get(table));
  }

  @Override
  public List<TableRef> emptied() {
    return List.of();
  }

  @Override
  public List<String> before() {
    return missing.stream()
        .map(table -> "db.createCollection(\"%s\")".formatted(table.name()))
        .toList();
  }

  @Override
  public List<String> after() {
    return List.of();
  }

  @Override
  public String way(TableTask task) {
    return request.onConflict() == OnConflict.REPLACE ? "all, replacing by _id" : "all";
  }

  @Override
  public Optional<Key> differenceKey(TableTask task) {
    return Optional.empty();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (request.onConflict() == OnConflict.REPLACE) {
      notes.add(
          "documents that the source does not have, or has no longer, stay at the destination:"
              + " MongoDB's collections are not emptied, documents are replaced by their _id");
    }
    if (!tolerance.codes().isEmpty()) {
      notes.add(
          "documents that the server refuses with code %s are left out and counted"
              .formatted(tolerance));
    }
    if (!missing.isEmpty()) {
      notes.add(
          "created without the source's indexes and options: "
              + missing.stream().map(TableRef::toString).collect(Collectors.joining(", ")));
    }
    return notes;
  }

  @Override
  public void begin(Observer observer) throws Exception {
    for (TableRef table : missing) {
      observer.step("creating collection " + table);
      endpoint.call(
          deployment -> {
            try {
              deployment.database().createCollection(table.name());
            } catch (MongoCommandException e) {
              if (e.getErrorCode() != NAMESPACE_EXISTS) {
                throw e;
              }
            }
            return table;
          });
    }
  }

  @Override
  @SuppressWarnings("unchecked") // a format is its name and the class of its pieces
  public <T> Writer<T> writer(TableTask task, Format<T> format) throws Exception {
    TableRef table = task.destination().ref();
    Tally tally = tallies.computeIfAbsent(table, name -> new Tally(name, tolerance));
    begun.add(table);
    BulkWriter writer =
        endpoint.call(
            deployment -> {
              var collection = deployment.collection(table.name());
              RawBsonDocument some =
                  collection.find().projection(Projections.include(Collections.ID)).first();
              Storing storing = new Storing(collection, request.onConflict(), some == null, tally);
              return new BulkWriter(lanes, storing, tally);
            });
    writers.add(writer);
    if (format.equals(Format.WRITTEN)) {
      return (Writer<T>) new WrittenWriter(writer);
    }
    return (Writer<T>)
        (format.equals(Format.ROWS) ? new RowWriter(writer, RowShape.writing(task)) : writer);
  }

  @Override
  public long settle(TableTask task, Observer observer) {
    return tally(task.destination().ref()).stored();
  }

  @Override
  public Map<String, Long> refused(TableTask task) {
    return tally(task.destination().ref()).leftOut();
  }

  @Override
  public Map<TableRef, Map<String, Long>> finish(Observer observer) {
    return Map.of();
  }

  /** Sends nothing more; what is on its way may arrive. */
  void stop() {
    writers.forEach(BulkWriter::close);
  }

  void interrupt() {
    lanes.interrupt();
  }

  /** Waits for what is on its way, so that {@link #arrived()} can tell. */
  void close() {
    stop();
    lanes.finish();
  }
}
