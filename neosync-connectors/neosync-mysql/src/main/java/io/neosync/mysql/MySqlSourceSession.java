package io.neosync.mysql;

import io.neosync.jdbc.BatchReader;
import io.neosync.jdbc.Connections;
import io.neosync.jdbc.subset.Explain;
import io.neosync.jdbc.subset.SubsetQueries;
import io.neosync.mysql.MySqlType.Kind;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
  private @Nullable SubsetQueries subset;
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
  public Optional<TableDefinitions> definitions(List<TableRef> tables) throws SQLException {
    List<Relation> wanted = new ArrayList<>();
    for (TableRef table : tables) {
      wanted.add(Objects.requireNonNull(relations().get(table)));
    }
    return Optional.of(DefinitionReader.read(backend, schemas, wanted));
  }

  @Override
  public Map<TableRef, TableDetails> details(List<TableRef> tables) throws SQLException {
    Map<TableRef, Relation> wanted = new LinkedHashMap<>();
    for (TableRef table : tables) {
      wanted.put(table, Objects.requireNonNull(relations().get(table)));
    }
    return DetailsReader.read(backend, schemas, wanted);
  }

  private SubsetQueries subset(TableTask task) throws SQLException {
    SubsetQueries known = subset;
    if (known == null || !known.of(task.subset())) {
      known = MySqlSubsets.queries(task.subset(), relations(), backend.server());
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
    onlyTransactional &= Objects.requireNonNull(relations().get(table)).transactional();
    Explain explain = MySqlSubsets.explain(backend);
    // The server says whether this user may read the table.
    long whole =
        explain.rows(
            "SELECT 1 FROM " + MySqlSql.name(table),
            words -> problems.add(table, "it cannot be read: " + words));
    long rows =
        task.restricted() && whole >= 0
            ? subset(task).estimatedRows(task.source(), explain, problems)
            : task.source().estimatedRows();
    return new TableQuery(sql(task).readable(), rows);
  }

  @Override
  public List<Format<?>> formats(TableTask task) {
    return LoadSql.serves(task) ? List.of(LoadText.FORMAT, Format.ROWS) : List.of(Format.ROWS);
  }

  @Override
  public Reader<KeyBits> keys(TableTask task, Key key) throws SQLException {
    return KeyBitsReader.open(backend, key, sql(task).keys(key));
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
      SourceSql sql = sql(task);
      if (format.equals(Format.ROWS)) {
        List<Kind> kinds =
            task.columns().stream().map(each -> Relation.type(each.source()).kind()).toList();
        TextRows values = new TextRows(backend.stream(sql.values(rows)), kinds);
        return (Reader<T>) MySqlValue.reader(new BatchReader(values, release), task);
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
