package io.neosync.sqlserver;

import io.neosync.jdbc.BatchReader;
import io.neosync.jdbc.Connections;
import io.neosync.jdbc.subset.Explain;
import io.neosync.schema.Catalog;
import io.neosync.schema.Key;
import io.neosync.schema.TableDetails;
import io.neosync.schema.TableRef;
import io.neosync.spi.Batch;
import io.neosync.spi.DatabaseIdentity;
import io.neosync.spi.Format;
import io.neosync.spi.KeyBits;
import io.neosync.spi.KeySet;
import io.neosync.spi.Problems;
import io.neosync.spi.Reader;
import io.neosync.spi.SnapshotGuarantee;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableQuery;
import io.neosync.spi.TableTask;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A source in one transaction, of SNAPSHOT isolation where the database allows it. SQL Server
 * cannot hand its snapshot to another connection, so that one table is read at a time.
 */
final class SqlServerSourceSession implements SourceSession {

  private final Connections connections;
  private final Backend backend;
  private final List<String> schemas;
  private final AtomicBoolean reading = new AtomicBoolean();
  private CatalogReader.@Nullable Contents contents;
  private @Nullable SubsetTables subset;
  private @Nullable KeyTable keys;

  private SqlServerSourceSession(Connections connections, Backend backend, List<String> schemas) {
    this.connections = connections;
    this.backend = backend;
    this.schemas = schemas;
  }

  /** Opens a session; the first query, for the schemas, begins the snapshot. */
  static SqlServerSourceSession open(Connections.Provider provider, List<String> schemas)
      throws SQLException {
    return Backend.open(
        provider,
        Backend.Role.SOURCE,
        (connections, backend) ->
            new SqlServerSourceSession(
                connections, backend, Schemas.checked(backend, schemas, "")));
  }

  @Override
  public DatabaseIdentity identity() {
    return Schemas.identity(backend, schemas);
  }

  @Override
  public SnapshotGuarantee snapshot() {
    return backend.server().snapshot();
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
  public Map<TableRef, TableDetails> details(List<TableRef> tables) throws SQLException {
    Map<TableRef, Relation> wanted = new LinkedHashMap<>();
    for (TableRef table : tables) {
      wanted.put(table, Objects.requireNonNull(contents().tables().get(table)));
    }
    return DetailsReader.read(backend, schemas, wanted);
  }

  private SubsetTables subset(TableTask task) throws SQLException {
    SubsetTables known = subset;
    if (known == null || !known.queries().of(task.subset())) {
      if (known != null) {
        known.drop();
      }
      known = new SubsetTables(backend, SqlServerSubsets.queries(task.subset(), contents()));
      subset = known;
    }
    return known;
  }

  private SourceSql sql(TableTask task) throws SQLException {
    return new SourceSql(task, subset(task));
  }

  @Override
  public TableQuery query(TableTask task, Problems problems) throws SQLException {
    TableRef table = task.source().ref();
    Explain explain = SqlServerSubsets.explain(backend, task.source().estimatedRows());
    // The server says whether this user may read the table.
    long whole =
        explain.rows(
            "SELECT 1 AS one FROM " + TSql.name(table),
            words -> problems.add(table, "it cannot be read: " + words));
    long rows =
        task.restricted() && whole >= 0
            ? subset(task).queries().estimatedRows(task.source(), explain, problems)
            : task.source().estimatedRows();
    return new TableQuery(sql(task).readable(), rows);
  }

  @Override
  public List<Format<?>> formats(TableTask task) {
    return List.of(Format.ROWS);
  }

  @Override
  public Reader<KeyBits> keys(TableTask task, Key key) throws SQLException {
    if (task.restricted()) {
      subset(task).fill(task.source().ref());
    }
    return KeyBitsReader.open(backend, key, sql(task).keys(key));
  }

  @Override
  public <T> Reader<T> reader(TableTask task, Format<T> format, KeySet rows) throws SQLException {
    return reader(task, Optional.of(rows));
  }

  @Override
  public <T> Reader<T> reader(TableTask task, Format<T> format) throws SQLException {
    return reader(task, Optional.empty());
  }

  @SuppressWarnings("unchecked") // rows are the only format
  private <T> Reader<T> reader(TableTask task, Optional<KeySet> rows) throws SQLException {
    if (!reading.compareAndSet(false, true)) {
      throw new SQLException(
          "SQL Server's snapshot belongs to one connection, which is reading another table");
    }
    Runnable release = () -> reading.set(false);
    try {
      if (task.restricted()) {
        subset(task).fill(task.source().ref());
      }
      Optional<KeyTable> among =
          rows.isPresent() ? Optional.of(fill(rows.get())) : Optional.empty();
      List<TypedRows.Part> parts = task.columns().stream().map(TypedRows.Part::of).toList();
      TypedRows values = new TypedRows(backend.stream(sql(task).values(among)), parts);
      Reader<Batch> reader = new BatchReader(values, release);
      return (Reader<T>) reader;
    } catch (SQLException | RuntimeException e) {
      release.run();
      throw e;
    }
  }

  private KeyTable fill(KeySet rows) throws SQLException {
    if (keys != null) {
      backend.dropTemporaryTable(keys.name());
    }
    keys = KeyTable.fill(backend, rows);
    return keys;
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
