package io.neosync.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.TestEndpoint;
import io.neosync.contract.TestRow;
import io.neosync.contract.TestTable;
import io.neosync.contract.mongodb.CuttableProxy;
import io.neosync.contract.mongodb.MongoTestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.Document;

/**
 * A database for the contract.
 *
 * @param proxy through which the connector comes, so that its connections can be reset
 */
record MongoEndpoint(MongoEngine engine, MongoTestDatabase database, Optional<CuttableProxy> proxy)
    implements TestEndpoint {

  private String reached() {
    return proxy.map(CuttableProxy::uri).orElse(database.uri()) + " " + database.name();
  }

  @Override
  public Source source() {
    return engine.source(reached());
  }

  @Override
  public Destination destination() {
    return engine.destination(reached());
  }

  private MongoCollection<BsonDocument> collection(TestTable table) {
    return database.database().getCollection(table.name(), BsonDocument.class);
  }

  @Override
  public void create(List<TestTable> tables) {
    for (TestTable table : tables) {
      database.database().createCollection(table.name());
      for (TestTable.Unique unique : table.uniques()) {
        collection(table)
            .createIndex(
                Indexes.ascending(unique.column()),
                new IndexOptions().unique(true).name(unique.name()));
      }
    }
  }

  @Override
  public void insert(TestTable table, Iterable<TestRow> rows) {
    List<BsonDocument> documents = new ArrayList<>();
    for (TestRow row : rows) {
      documents.add(TestDocuments.document(table, row));
      if (documents.size() == 500) {
        collection(table).insertMany(documents);
        documents.clear();
      }
    }
    if (!documents.isEmpty()) {
      collection(table).insertMany(documents);
    }
  }

  @Override
  public long insertGenerated(TestTable table) {
    throw new UnsupportedOperationException("MongoDB generates no numbers");
  }

  @Override
  public List<TestRow> rows(TestTable table) {
    List<TestRow> rows = new ArrayList<>();
    for (BsonDocument document : collection(table).find()) {
      rows.add(TestDocuments.row(table, document));
    }
    return rows;
  }

  @Override
  public List<String> definitions() {
    TreeSet<String> definitions = new TreeSet<>();
    for (String name : database.database().listCollectionNames()) {
      for (Document index : database.database().getCollection(name).listIndexes()) {
        definitions.add(name + " " + index.toJson());
      }
    }
    return List.copyOf(definitions);
  }

  @Override
  public List<String> leftovers() {
    return List.of(); // a server tells of connections, but not whose
  }

  @Override
  public void killSessions() {
    proxy.orElseThrow(UnsupportedOperationException::new).reset();
  }

  @Override
  public Optional<String> address() {
    return Optional.of(reached());
  }

  @Override
  public Optional<Source> refusing(String password) {
    return Optional.empty();
  }

  @Override
  public void close() {
    database.close();
    proxy.ifPresent(CuttableProxy::close);
  }
}
