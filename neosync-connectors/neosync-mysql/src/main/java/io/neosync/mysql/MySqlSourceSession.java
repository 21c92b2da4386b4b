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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A source in REPEATABLE READ transactions that see the same rows: one, or several that began
 * together. The first reads the metadata. One table is read at a time, by all of them if it can be
 * divided.
 */
final class MySqlSourceSession implements SourceSession {

  /** So many ranges for each connection: those that are done early take from the others. */
  private static final int RANGES = 4;

  private final Connections connections;
  private final Snapshot snapshot;
  private final Backend backend;
  private final List<String> schemas;
  private final Division division;
  private final AtomicBoolean reading = new AtomicBoolean();
  private @Nullable Map<TableRef, Relation> relations;
  private @Nullable SubsetQueries subset;
  private boolean onlyTransactional = true;

  private MySqlSourceSession(
      Connections connections, Snapshot snapshot, List<String> schemas, Thresholds thresholds) {
    this.connections = connections;
    this.snapshot = snapshot;
    this.backend = snapshot.backends().get(0);
    this.schemas = schemas;
    this.division = new Division(thresholds.divide());
  }

  /**
   * @param readers how many connections are to read
   */
  static MySqlSourceSession open(
      Connections.Provider provider, List<String> schemas, int readers, Thresholds thresholds)
      throws SQLException {
    return Backend.open(
        provider,
        "source",
        Connection.TRANSACTION_REPEATABLE_READ,
        (connections, backend) -> {
          List<String> checked = Schemas.checked(backend, schemas, "");
          return new MySqlSourceSession(
              connections,
              Snapshot.begin(connections, backend, checked, readers),
              checked,
              thresholds);
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

  /** These tables, in their order. */
  private Map<TableRef, Relation> relations(List<TableRef> tables) throws SQLException {
    Map<TableRef, Relation> wanted = new LinkedHashMap<>();
    for (TableRef table : tables) {
      wanted.put(table, Objects.requireNonNull(relations().get(table)));
    }
    return wanted;
  }

  @Override
  public Optional<TableDefinitions> definitions(List<TableRef> tables) throws SQLException {
    return Optional.of(
        DefinitionReader.read(backend, schemas, List.copyOf(relations(tables).values())));
  }

  @Override
  public Map<TableRef, TableDetails> details(List<TableRef> tables) throws SQLException {
    return DetailsReader.read(backend, schemas, relations(tables));
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
    Relation relation = Objects.requireNonNull(relations().get(table));
    onlyTransactional &= relation.transactional();
    division.add(task, relation);
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
  public List<String> notes() {
    List<String> notes = new ArrayList<>(List.of(snapshot.words()));
    if (snapshot.backends().size() > 1) {
      notes.addAll(division.notes());
    }
    return notes;
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
      throw new SQLException("another table is being read");
    }
    Runnable release = () -> reading.set(false);
    try {
      SourceSql sql = sql(task);
      if (!format.equals(Format.ROWS)) {
        int columns = Math.max(1, task.columns().size());
        return (Reader<T>) new LoadTextReader(backend.stream(sql.load(rows)), columns, release);
      }
      List<String> ranges = rows.isEmpty() ? ranges(task) : List.of();
      return (Reader<T>)
          (ranges.size() > 1
              ? new RangesReader(
                  snapshot.backends(),
                  ranges.stream().map(sql::values).toList(),
                  (reader, range) -> values(reader, range, task, () -> {}),
                  release)
              : values(backend, sql.values(rows), task, release));
    } catch (SQLException | RuntimeException e) {
      release.run();
      throw e;
    }
  }

  /** The conditions of the parts in which a table is read; one, or none, if it is not divided. */
  private List<String> ranges(TableTask task) throws SQLException {
    int readers = snapshot.backends().size();
    Relation relation = Objects.requireNonNull(relations().get(task.source().ref()));
    return readers == 1 || !division.refusal(task, relation).isEmpty()
        ? List.of()
        : KeyRanges.of(
            backend,
            relation.table(),
            KeyRanges.column(relation.table()).orElseThrow(),
            RANGES * readers);
  }

  private static Reader<Batch> values(Backend reader, String sql, TableTask task, Runnable release)
      throws SQLException {
    List<Kind> kinds =
        task.columns().stream().map(each -> Relation.type(each.source()).kind()).toList();
    TextRows values = new TextRows(reader.stream(sql), kinds);
    return MySqlValue.reader(new BatchReader(values, release), task);
  }

  @Override
  public void cancel() {
    snapshot.cancel();
  }

  @Override
  public void abort() {
    snapshot.abort();
  }

  @Override
  public void close() throws SQLException {
    try (connections) {
      snapshot.close();
    }
  }
}
