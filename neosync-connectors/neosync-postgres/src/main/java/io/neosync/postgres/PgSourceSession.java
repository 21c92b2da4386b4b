package io.neosync.postgres;

import io.neosync.jdbc.BatchReader;
import io.neosync.jdbc.Connections;
import io.neosync.jdbc.subset.SubsetQueries;
import io.neosync.schema.Catalog;
import io.neosync.schema.Key;
import io.neosync.schema.TableDetails;
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
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A source in one REPEATABLE READ transaction. Its first backend reads the metadata and one table
 * at a time; when more readers are open at once, each further one has a backend of its own that
 * joins the exported snapshot.
 */
final class PgSourceSession implements SourceSession {

  private static final String BEGIN = "set transaction isolation level repeatable read, read only";

  private final Connections connections;
  private final Backend first;
  private final String snapshot;
  private final List<String> schemas;
  private final AtomicBoolean firstIsReading = new AtomicBoolean();
  private final List<Backend> others = new CopyOnWriteArrayList<>();
  private @Nullable Map<TableRef, Relation> relations;
  private @Nullable SubsetQueries subset;

  private PgSourceSession(
      Connections connections, Backend first, String snapshot, List<String> schemas) {
    this.connections = connections;
    this.first = first;
    this.snapshot = snapshot;
    this.schemas = schemas;
  }

  static PgSourceSession open(Connections.Provider provider, List<String> schemas)
      throws SQLException {
    return Backend.open(
        provider,
        "source",
        BEGIN,
        (connections, backend) -> {
          String snapshot =
              backend.query("select pg_export_snapshot()", row -> row.getString(1)).get(0);
          return new PgSourceSession(
              connections, backend, snapshot, Schemas.checked(backend, schemas, ""));
        });
  }

  @Override
  public DatabaseIdentity identity() throws SQLException {
    return Schemas.identity(first, schemas);
  }

  @Override
  public SnapshotGuarantee snapshot() {
    return SnapshotGuarantee.ONE_INSTANT;
  }

  @Override
  public Catalog catalog() throws SQLException {
    return CatalogReader.catalog(relations());
  }

  private Map<TableRef, Relation> relations() throws SQLException {
    if (relations == null) {
      relations = CatalogReader.read(first, schemas, CatalogReader.Sequences.READ);
    }
    return relations;
  }

  private SubsetQueries subset(TableTask task) throws SQLException {
    SubsetQueries known = subset;
    if (known == null || !known.of(task.subset())) {
      known = PgSubsets.queries(task.subset(), relations(), KeyOperators.read(first, schemas));
      subset = known;
    }
    return known;
  }

  @Override
  public Optional<TableDefinitions> definitions(List<TableRef> tables) throws SQLException {
    return Optional.of(DefinitionReader.read(first, selected(tables)));
  }

  @Override
  public Map<TableRef, TableDetails> details(List<TableRef> tables) throws SQLException {
    Map<TableRef, Relation> selected = selected(tables);
    return first.locks().definitions(() -> DetailsReader.read(first, selected));
  }

  private Map<TableRef, Relation> selected(List<TableRef> tables) throws SQLException {
    Map<TableRef, Relation> selected = new LinkedHashMap<>();
    for (TableRef table : tables) {
      selected.put(table, Objects.requireNonNull(relations().get(table)));
    }
    return selected;
  }

  private SourceSql sql(TableTask task) throws SQLException {
    return sql(task, null);
  }

  private SourceSql sql(TableTask task, @Nullable KeySet rows) throws SQLException {
    Relation relation = Objects.requireNonNull(relations().get(task.source().ref()));
    return new SourceSql(relation, subset(task), task, rows);
  }

  @Override
  public TableQuery query(TableTask task, Problems problems) throws SQLException {
    TableRef table = task.source().ref();
    Relation relation = Objects.requireNonNull(relations().get(table));
    if (!relation.rights().select()) {
      problems.add(table, "the source's role may not read it; grant SELECT on it");
    } else if (relation.rowSecurity()) {
      problems.add(
          table,
          "row-level security would hide rows from the source's role; use a role with BYPASSRLS");
    }
    return new TableQuery(sql(task).readable(), estimatedRows(task, problems));
  }

  private long estimatedRows(TableTask task, Problems problems) throws SQLException {
    if (!task.restricted()) {
      return task.source().estimatedRows();
    }
    return subset(task).estimatedRows(task.source(), PgSubsets.explain(first), problems);
  }

  @Override
  public List<Format<?>> formats(TableTask task) {
    return CopyFormats.of(task);
  }

  @Override
  public Reader<KeyBits> keys(TableTask task, Key key) throws SQLException {
    SourceSql sql = sql(task);
    if (!task.restricted()) {
      return KeyBitsReader.open(first, sql.relation(), key);
    }
    first.restoreSearchPath();
    return KeyBitsReader.open(first, sql.keyBits(key), key);
  }

  @Override
  public boolean opensAhead() {
    return true;
  }

  @Override
  public <T> Reader<T> reader(TableTask task, Format<T> format, KeySet rows) throws SQLException {
    return reader(sql(task, rows), task, format);
  }

  @Override
  public <T> Reader<T> reader(TableTask task, Format<T> format) throws SQLException {
    return reader(sql(task), task, format);
  }

  private <T> Reader<T> reader(SourceSql sql, TableTask task, Format<T> format)
      throws SQLException {
    if (firstIsReading.compareAndSet(false, true)) {
      return reader(first, sql, task, format, () -> firstIsReading.set(false));
    }
    Backend joined =
        Backend.begin(connections, BEGIN + "; set transaction snapshot '" + snapshot + "'");
    others.add(joined);
    return reader(joined, sql, task, format, () -> letGo(joined));
  }

  private void letGo(Backend backend) {
    others.remove(backend);
    try {
      backend.close();
    } catch (SQLException e) {
      // Everything was read; what is left of a read-only transaction ends with its connection.
      backend.abort();
    }
  }

  @SuppressWarnings("unchecked") // a format is its name and the class of its pieces
  private static <T> Reader<T> reader(
      Backend backend, SourceSql sql, TableTask task, Format<T> format, Runnable release)
      throws SQLException {
    try {
      // A condition names things as its author's connection would; alone, names are qualified.
      if (task.restricted()) {
        backend.restoreSearchPath();
      } else {
        backend.qualifyNames();
      }
      if (format.equals(Format.ROWS)) {
        String copy = sql.copy(CopyFormats.TEXT);
        CopyRows rows = new CopyRows(backend.copyOut(copy), SourceSql.kinds(task));
        return (Reader<T>) PgValue.reader(new BatchReader(rows, release), task);
      }
      String copy = sql.copy((Format<CopyChunk>) format);
      return (Reader<T>) new CopyReader(backend.copyOut(copy), release);
    } catch (SQLException e) {
      release.run();
      throw e;
    }
  }

  @Override
  public void cancel() {
    first.cancel();
    others.forEach(Backend::cancel);
  }

  @Override
  public void abort() {
    first.abort();
    others.forEach(Backend::abort);
  }

  @Override
  public void close() throws SQLException {
    try (connections;
        first) {
      others.forEach(this::letGo);
    }
  }
}
