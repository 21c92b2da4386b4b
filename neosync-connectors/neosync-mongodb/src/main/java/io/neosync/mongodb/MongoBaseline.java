package io.neosync.mongodb;

import io.neosync.mongodb.Collections.Kind;
import io.neosync.schema.TableRef;
import io.neosync.spi.Baseline;
import io.neosync.spi.Restorable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the collections of a database held at one moment. All documents are read and compared with
 * memory, byte by byte; those that changed are replaced, those that came removed. Collections that
 * came are dropped, those that went created again with their indexes and options.
 */
final class MongoBaseline implements Baseline {

  private static final int NAMED = 3;

  private final Endpoint endpoint;
  private final List<RememberedCollection> collections;

  private MongoBaseline(Endpoint endpoint, List<RememberedCollection> collections) {
    this.endpoint = endpoint;
    this.collections = collections;
  }

  static MongoBaseline read(Access access, String database) throws Exception {
    Endpoint endpoint = Endpoint.open(access, database, "baseline");
    try {
      return new MongoBaseline(endpoint, endpoint.call(MongoBaseline::read));
    } catch (Exception e) {
      endpoint.close();
      throw e;
    }
  }

  private static List<RememberedCollection> read(Deployment deployment) {
    Collections collections = Collections.read(deployment);
    List<RememberedCollection> read = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String name : collections.names()) {
      Kind kind = collections.kind(name);
      if (kind == Kind.ORDINARY) {
        read.add(RememberedCollection.of(deployment, name));
      } else if (kind != Kind.VIEW) {
        others.add(name);
      }
    }
    if (!others.isEmpty()) {
      throw new IllegalStateException(
          "capped and time-series collections cannot be put back, since their documents cannot be replaced: %s; let tests use another database"
              .formatted(others.stream().limit(NAMED).collect(Collectors.joining(", "))));
    }
    return List.copyOf(read);
  }

  @Override
  public Optional<Set<TableRef>> restore() throws Exception {
    return Optional.of(endpoint.call(this::restore));
  }

  private Set<TableRef> restore(Deployment deployment) {
    Collections now = Collections.read(deployment);
    Set<TableRef> restored = new TreeSet<>();
    Set<String> known =
        collections.stream().map(RememberedCollection::name).collect(Collectors.toSet());
    for (String name : now.names()) {
      if (!known.contains(name) && now.kind(name) != Kind.VIEW) {
        deployment.database().getCollection(name).drop();
        restored.add(new TableRef(deployment.name(), name));
      }
    }
    for (RememberedCollection collection : collections) {
      boolean gone = !now.has(collection.name());
      if (gone) {
        collection.create(deployment);
      }
      if (collection.restore(deployment) || gone) {
        restored.add(new TableRef(deployment.name(), collection.name()));
      }
    }
    return restored;
  }

  @Override
  public Baseline through(Restorable other) throws Exception {
    if (!(other instanceof MongoDb mongo)) {
      throw new IllegalArgumentException("a baseline of MongoDB is of no use to " + other);
    }
    return new MongoBaseline(mongo.open("baseline"), collections);
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
