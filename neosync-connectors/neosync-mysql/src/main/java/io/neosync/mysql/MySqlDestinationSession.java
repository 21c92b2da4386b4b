package io.neosync.mysql;

import io.neosync.jdbc.Connections;
import io.neosync.jdbc.written.WrittenChecks;
import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.TableRef;
import io.neosync.spi.DatabaseIdentity;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Fit;
import io.neosync.spi.Format;
import io.neosync.spi.KeyBits;
import io.neosync.spi.Load;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.PortableTables;
import io.neosync.spi.Problems;
import io.neosync.spi.Reader;
import io.neosync.spi.TableDefinitions;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A destination: one connection. */
final class MySqlDestinationSession implements DestinationSession {

  private final Connections connections;
  private final Backend backend;
  private final List<String> schemas;
  private final Thresholds thresholds;
  private @Nullable Map<TableRef, Relation> relations;
  private Creation creation = Creation.NONE;
  private @Nullable MySqlLoad load;

  private MySqlDestinationSession(
      Connections connections, Backend backend, List<String> schemas, Thresholds thresholds) {
    this.connections = connections;
    this.backend = backend;
    this.schemas = schemas;
    this.thresholds = thresholds;
  }

  static MySqlDestinationSession open(
      Connections.Provider provider, List<String> schemas, Thresholds thresholds)
      throws SQLException {
    return Backend.open(
        provider,
        "destination",
        Connection.TRANSACTION_READ_COMMITTED,
        (connections, backend) ->
            new MySqlDestinationSession(
                connections,
                backend,
                Schemas.checked(backend, schemas, "CREATE DATABASE"),
                thresholds));
  }

  @Override
  public DatabaseIdentity identity() {
    return Schemas.identity(backend, schemas);
  }

  @Override
  public Catalog catalog() throws SQLException {
    return CatalogReader.catalog(relations());
  }

  @Override
  public Catalog catalogWith(TableDefinitions definitions, Problems problems) throws SQLException {
    if (definitions instanceof MySqlDefinitions known) {
      creation = CreationPlanner.plan(backend, known, schemas, problems);
    } else if (definitions instanceof PortableTables tables) {
      creation = PortableCreation.plan(backend, tables, schemas, relations(), problems);
    }
    Map<TableRef, Relation> all = new LinkedHashMap<>(relations());
    all.putAll(creation.relations());
    return CatalogReader.catalog(all);
  }

  private Map<TableRef, Relation> relations() throws SQLException {
    if (relations == null) {
      relations = CatalogReader.read(backend, schemas);
    }
    return relations;
  }

  @Override
  public TableRef resolve(TableRef source, List<String> sourceSchemas) throws SQLException {
    boolean toOurs =
        schemas.size() == 1 && (sourceSchemas.size() == 1 || source.schema().isEmpty());
    TableRef name = toOurs ? new TableRef(schemas.get(0), source.name()) : source;
    boolean anySchema = name.schema().isEmpty();
    if (!anySchema && (!backend.server().foldsNames() || relations().containsKey(name))) {
      return name;
    }
    List<TableRef> found =
        relations().keySet().stream()
            .filter(each -> same(each.name(), name.name()))
            .filter(each -> anySchema || same(each.schema(), name.schema()))
            .toList();
    // Of several databases that have a table of the name, none is meant.
    return found.size() == 1 || (!anySchema && !found.isEmpty()) ? found.get(0) : name;
  }

  private boolean same(String there, String asked) {
    return backend.server().foldsNames() ? there.equalsIgnoreCase(asked) : there.equals(asked);
  }

  @Override
  public Fit fit(Column source, Column destination) {
    if (source.type() instanceof MySqlType from && destination.type() instanceof MySqlType to) {
      return Fit.of(Assignability.refusal(from, to), Assignability.refusal(to, from));
    }
    if (source.type() instanceof WrittenType) {
      return Fit.exact(); // plan() looks at each of the values
    }
    return MySqlFit.of(source.type(), Relation.type(destination));
  }

  @Override
  public Fit checkedFit(Column source, Column destination) {
    Fit fit = fit(source, destination);
    boolean foreign = !(source.type() instanceof MySqlType);
    return foreign && fit.kind() == Fit.Kind.REFUSED
        ? MySqlFit.checked(source.type(), (MySqlType) destination.type())
        : fit;
  }

  @Override
  public List<Format<?>> formats(TableTask task) {
    return backend.loadsLocalData() && LoadSql.serves(task)
        ? List.of(LoadText.FORMAT, Format.ROWS)
        : List.of(Format.ROWS);
  }

  @Override
  public Reader<KeyBits> keys(TableTask task, Key key) throws SQLException {
    return KeyBitsReader.open(backend, key, MySqlSql.name(task.destination().ref()));
  }

  @Override
  public Load plan(LoadRequest request, Problems problems) throws SQLException {
    Map<TableRef, Relation> synced = new LinkedHashMap<>();
    for (LoadRequest.TableLoad load : request.tables()) {
      TableRef table = load.task().destination().ref();
      Relation relation = creation.relations().getOrDefault(table, relations().get(table));
      if (relation != null) {
        synced.put(table, relation);
      }
    }
    WrittenChecks.run(new MySqlWritten(backend), request, problems);
    LoadScript script = LoadScript.of(backend, request, synced, creation, thresholds, problems);
    WrittenIdentity.check(request, synced, script, problems);
    MySqlLoad planned = new MySqlLoad(backend, request, synced, script, creation);
    load = planned;
    return planned;
  }

  @Override
  public void cancel() {
    backend.cancel();
  }

  @Override
  public void abort() {
    backend.abort();
  }

  @Override
  public void close() throws SQLException {
    try (connections) {
      try {
        backend.close();
      } finally {
        if (load != null) {
          load.takeBack(connections);
        }
      }
    }
  }
}
