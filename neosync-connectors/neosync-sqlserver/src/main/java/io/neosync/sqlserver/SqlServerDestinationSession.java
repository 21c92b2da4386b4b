package io.neosync.sqlserver;

import io.neosync.jdbc.Connections;
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
import io.neosync.spi.Problems;
import io.neosync.spi.Reader;
import io.neosync.spi.TableTask;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A destination: one connection. */
final class SqlServerDestinationSession implements DestinationSession {

  private final Connections connections;
  private final Backend backend;
  private final List<String> schemas;
  private CatalogReader.@Nullable Contents contents;

  private SqlServerDestinationSession(
      Connections connections, Backend backend, List<String> schemas) {
    this.connections = connections;
    this.backend = backend;
    this.schemas = schemas;
  }

  static SqlServerDestinationSession open(Connections.Provider provider, List<String> schemas)
      throws SQLException {
    return Backend.open(
        provider,
        Backend.Role.DESTINATION,
        (connections, backend) ->
            new SqlServerDestinationSession(
                connections, backend, Schemas.checked(backend, schemas, "CREATE SCHEMA")));
  }

  @Override
  public DatabaseIdentity identity() {
    return Schemas.identity(backend, schemas);
  }

  @Override
  public Catalog catalog() throws SQLException {
    return contents().catalog();
  }

  private CatalogReader.Contents contents() throws SQLException {
    if (contents == null) {
      contents = CatalogReader.read(backend, schemas);
    }
    return contents;
  }

  @Override
  public TableRef resolve(TableRef source, List<String> sourceSchemas) throws SQLException {
    TableRef name =
        schemas.size() == 1 && sourceSchemas.size() == 1
            ? new TableRef(schemas.get(0), source.name())
            : source;
    Map<TableRef, Relation> tables = contents().tables();
    if (!backend.server().foldsNames() || tables.containsKey(name)) {
      return name;
    }
    return tables.keySet().stream()
        .filter(each -> each.toString().equalsIgnoreCase(name.toString()))
        .findFirst()
        .orElse(name);
  }

  @Override
  public Fit fit(Column source, Column destination) {
    if (source.type() instanceof SqlServerType from
        && destination.type() instanceof SqlServerType to) {
      return Fit.of(Assignability.refusal(from, to), Assignability.refusal(to, from));
    }
    return SqlServerFit.of(source.type(), Relation.type(destination));
  }

  @Override
  public Fit checkedFit(Column source, Column destination) {
    Fit fit = fit(source, destination);
    boolean foreign = !(source.type() instanceof SqlServerType);
    return foreign && fit.kind() == Fit.Kind.REFUSED
        ? SqlServerFit.checked(source.type(), Relation.type(destination))
        : fit;
  }

  @Override
  public List<Format<?>> formats(TableTask task) {
    return List.of(Format.ROWS);
  }

  @Override
  public Reader<KeyBits> keys(TableTask task, Key key) throws SQLException {
    return KeyBitsReader.open(
        backend, key, TSql.orderedKeys(TSql.name(task.destination().ref()), key.columns()));
  }

  @Override
  public Load plan(LoadRequest request, Problems problems) throws SQLException {
    Map<TableRef, Relation> synced = new LinkedHashMap<>();
    for (LoadRequest.TableLoad load : request.tables()) {
      TableRef table = load.task().destination().ref();
      Relation relation = contents().tables().get(table);
      if (relation != null) {
        synced.put(table, relation);
      }
    }
    Surroundings surroundings = Surroundings.read(backend, synced.keySet());
    LoadScript script =
        LoadScript.of(request, synced, Way.of(backend, request, synced), surroundings);
    new LoadRefusals(backend, request, synced, surroundings, script, problems).find();
    return new SqlServerLoad(backend, request, synced, script);
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
      backend.close();
    }
  }
}
