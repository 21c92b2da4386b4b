package io.neosync.mysql;

import io.neosync.jdbc.Connections;
import io.neosync.mysql.MySqlType.Kind;
import io.neosync.schema.Catalog;
import io.neosync.schema.Key;
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
import io.neosync.spi.TableDefinitions;
import io.neosync.spi.TableQuery;
import io.neosync.spi.TableTask;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A source in one REPEATABLE READ transaction. MySQL cannot hand its snapshot to another
 * connection, so that one table is read at a time.
 */
final class MySqlSourceSession implements SourceSession {

  private final Connections connections;
  private final Backend backend;
  private final List<String> schemas;
  private final AtomicBoolean reading = new AtomicBoolean();
  private @Nullable Map<TableRef, Relation> relations;
  private boolean onlyTransactional = true;

  private MySqlSourceSession(Connections connections, Backend backend, List<String> schemas) {
    this.connections = connections;
    this.backend = backend;
    this.schemas = schemas;
  }

  static MySqlSourceSession open(Connections.Provider provider, List<String> schemas)
      throws SQLException {
    return Backend.open(
        provider,
        "source",
        Connection.TRANSACTION_REPEATABLE_READ,
        (connections, backend) -> {
          List<String> checked = Schemas.checked(backend, schemas, "");
          backend.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
          return new MySqlSourceSession(connections, backend, checked);
        });
  }

  @Override
  public DatabaseIdentity identity() {
    return Schemas.identity(backend, schemas);
  }

  @Override
  public SnapshotGuarantee snapshot() {
    return onlyTransactional ? SnapshotGuarantee.ONE_INSTANT : SnapshotGuarantee.NONE;
  }

  @Override
  public Catalog catalog() throws SQLException {
    return CatalogReader.catalog(relations());
  }

  private Map<TableRef, Relation> relations() throws SQLException {
    if (relations == null) {
      relations = CatalogReader.read(backend, schemas);
    }
    return relations;
  }

  @Override
  public Optional<TableDefinitions> definitions(List<TableRef> tables) {
    return Optional.empty();
  }

  @Override
  public TableQuery query(TableTask task, Problems problems) throws SQLException {
    TableRef table = task.source().ref();
    onlyTransactional &= Objects.requireNonNull(relations().get(table)).transactional();
    SourceSql sql = new SourceSql(task);
    if (sql.conditions().isEmpty()) {
      problems.add(
          table,
          "its rows would be restricted by those of other tables, which is not supported on MySQL"
              + " yet; give it a subset of its own");
      return new TableQuery("", 0);
    }
    return new TableQuery(sql.readable(), estimatedRows(task, sql, problems));
  }

  private long estimatedRows(TableTask task, SourceSql sql, Problems problems) throws SQLException {
    try {
      // Asked of whole tables too: the server then says whether this user may read them.
      long rows = backend.explain(sql.check());
      return task.restricted() ? rows : task.source().estimatedRows();
    } catch (SQLException e) {
      if (MySqlErrors.connectionLost(e)) {
        throw e;
      }
      problems.add(
          task.source().ref(),
          (task.restricted() ? "the condition does not work, " : "it cannot be read, ")
              + e.getMessage()
              + ": "
              + sql.readable());
      return 0;
    }
  }

  @Override
  public List<Format<?>> formats(TableTask task) {
    return LoadSql.serves(task) ? List.of(LoadText.FORMAT, Format.ROWS) : List.of(Format.ROWS);
  }

  @Override
  public Reader<KeyBits> keys(TableTask task, Key key) throws SQLException {
    return KeyBitsReader.open(backend, key, new SourceSql(task).keys(key));
  }

  @Override
  public <T> Reader<T> reader(TableTask task, Format<T> format, KeySet rows) throws SQLException {
    return reader(task, format, Optional.of(rows));
  }

  @Override
  public <T> Reader<T> reader(TableTask task, Format<T> format) throws SQLException {
    return reader(task, format, Optional.empty());
  }

  @SuppressWarnings("unchecked") // a format is its name and the class of its pieces
  private <T> Reader<T> reader(TableTask task, Format<T> format, Optional<KeySet> rows)
      throws SQLException {
    if (!reading.compareAndSet(false, true)) {
      throw new SQLException(
          "MySQL's snapshot belongs to one connection, which is reading another table");
    }
    Runnable release = () -> reading.set(false);
    try {
      SourceSql sql = new SourceSql(task);
      if (format.equals(Format.ROWS)) {
        List<Kind> kinds =
            task.columns().stream().map(each -> Relation.type(each.source()).kind()).toList();
        Reader<Batch> reader = new RowReader(backend.stream(sql.values(rows)), kinds, release);
        return (Reader<T>) reader;
      }
      int columns = Math.max(1, task.columns().size());
      return (Reader<T>) new LoadTextReader(backend.stream(sql.load(rows)), columns, release);
    } catch (SQLException e) {
      release.run();
      throw e;
    }
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
