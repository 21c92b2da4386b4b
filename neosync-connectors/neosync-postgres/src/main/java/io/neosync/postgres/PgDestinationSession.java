package io.neosync.postgres;

import io.neosync.jdbc.Connections;
import io.neosync.jdbc.written.WrittenChecks;
import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A destination: one connection in one transaction. */
final class PgDestinationSession implements DestinationSession {

  private final Connections connections;
  private final Backend backend;
  private final List<String> schemas;
  private final Thresholds thresholds;
  private @Nullable Map<TableRef, Relation> relations;
  private Creation creation = Creation.NONE;

  private PgDestinationSession(
      Connections connections, Backend backend, List<String> schemas, Thresholds thresholds) {
    this.connections = connections;
    this.backend = backend;
    this.schemas = schemas;
    this.thresholds = thresholds;
  }

  static PgDestinationSession open(
      Connections.Provider provider, List<String> schemas, Thresholds thresholds)
      throws SQLException {
    return Backend.open(
        provider,
        "destination",
        "set transaction isolation level read committed, read write",
        (connections, backend) -> {
          backend.locks().keepNone();
          return new PgDestinationSession(
              connections, backend, Schemas.checked(backend, schemas, "CREATE SCHEMA"), thresholds);
        });
  }

  @Override
  public DatabaseIdentity identity() throws SQLException {
    return Schemas.identity(backend, schemas);
  }

  @Override
  public Catalog catalog() throws SQLException {
    return CatalogReader.catalog(relations());
  }

  @Override
  public Catalog catalogWith(TableDefinitions definitions, Problems problems) throws SQLException {
    if (definitions instanceof PgDefinitions own) {
      creation = Creation.plan(backend, own, schemas, problems);
    } else if (definitions instanceof PortableTables foreign) {
      PgDefinitions own = PortableDefinitions.of(backend, foreign, schemas, problems);
      creation = Creation.plan(backend, own, schemas, problems);
    }
    List<Table> tables = new ArrayList<>(catalog().tables());
    tables.addAll(creation.tables());
    return Catalog.of(tables);
  }

  private Map<TableRef, Relation> relations() throws SQLException {
    if (relations == null) {
      relations = CatalogReader.read(backend, schemas, CatalogReader.Sequences.IGNORED);
    }
    return relations;
  }

  @Override
  public TableRef resolve(TableRef source, List<String> sourceSchemas) throws SQLException {
    if (schemas.size() == 1 && (sourceSchemas.size() == 1 || source.schema().isEmpty())) {
      return new TableRef(schemas.get(0), source.name());
    }
    return source.schema().isEmpty() ? anySchema(source.name()) : source;
  }

  /** The table of this name in one of our schemas; without a schema, where several have one. */
  private TableRef anySchema(String name) throws SQLException {
    List<TableRef> found =
        relations().keySet().stream().filter(table -> table.name().equals(name)).toList();
    return found.size() == 1 ? found.get(0) : new TableRef("", name);
  }

  @Override
  public Fit fit(Column source, Column destination) {
    if (source.type() instanceof PgType from && destination.type() instanceof PgType to) {
      return Fit.of(Assignability.refusal(from, to), Assignability.refusal(to, from));
    }
    if (source.type() instanceof WrittenType) {
      return Fit.exact(); // plan() looks at each of the values
    }
    return PgFit.of(source.type(), (PgType) destination.type());
  }

  @Override
  public Fit checkedFit(Column source, Column destination) {
    Fit fit = fit(source, destination);
    boolean foreign = !(source.type() instanceof PgType);
    return foreign && fit.kind() == Fit.Kind.REFUSED
        ? PgFit.checked(source.type(), (PgType) destination.type())
        : fit;
  }

  @Override
  public List<Format<?>> formats(TableTask task) {
    return CopyFormats.of(task);
  }

  @Override
  public Reader<KeyBits> keys(TableTask task, Key key) throws SQLException {
    Relation relation = Objects.requireNonNull(relations().get(task.destination().ref()));
    return KeyBitsReader.open(backend, relation, key);
  }

  @Override
  public Load plan(LoadRequest request, Problems problems) throws SQLException {
    Map<TableRef, Relation> synced = new LinkedHashMap<>();
    for (LoadRequest.TableLoad load : request.tables()) {
      TableRef table = load.task().destination().ref();
      Relation relation = relations().get(table);
      if (relation == null) {
        continue; // created before the load
      }
      synced.put(table, relation);
      if (!relation.rights().insert()) {
        problems.add(table, "the destination's role may not write it; grant INSERT on it");
      } else if (relation.rowSecurity()) {
        problems.add(
            table,
            "row-level security applies to the destination's role; use a role with BYPASSRLS");
      }
    }
    WrittenChecks.run(new PgWritten(backend), request, problems);
    LoadScript script = LoadScript.of(backend, request, synced, thresholds, problems);
    return new PgLoad(backend, request, synced, thresholds, script, creation);
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
