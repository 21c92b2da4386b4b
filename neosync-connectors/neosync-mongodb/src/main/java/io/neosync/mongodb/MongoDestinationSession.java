package io.neosync.mongodb;

import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.DatabaseIdentity;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Fit;
import io.neosync.spi.Format;
import io.neosync.spi.KeyBits;
import io.neosync.spi.Load;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LogicalFit;
import io.neosync.spi.Problems;
import io.neosync.spi.Reader;
import io.neosync.spi.TableDefinitions;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A destination: documents are stored by several lanes at a time. */
final class MongoDestinationSession implements DestinationSession {

  private final Endpoint endpoint;
  private final Collections collections;
  private final Tolerance tolerance;
  private volatile @Nullable MongoLoad load;

  private MongoDestinationSession(Endpoint endpoint, Collections collections, Tolerance tolerance) {
    this.endpoint = endpoint;
    this.collections = collections;
    this.tolerance = tolerance;
  }

  static MongoDestinationSession open(Access access, String database, Tolerance tolerance)
      throws Exception {
    Endpoint endpoint = Endpoint.open(access, database, "destination");
    try {
      return new MongoDestinationSession(endpoint, endpoint.call(Collections::read), tolerance);
    } catch (Exception e) {
      endpoint.close();
      throw e;
    }
  }

  @Override
  public DatabaseIdentity identity() throws Exception {
    return endpoint.call(Deployment::identity);
  }

  @Override
  public Catalog catalog() throws Exception {
    return endpoint.call(collections::catalog);
  }

  @Override
  public TableRef resolve(TableRef source, List<String> sourceSchemas) {
    return new TableRef(endpoint.deployment().name(), source.name());
  }

  @Override
  public Optional<Table> arising(TableRef name, Table source) {
    return Optional.of(Collections.table(name, 0));
  }

  @Override
  public Catalog catalogWith(TableDefinitions definitions, Problems problems) throws Exception {
    problems.add("MongoDB creates no tables of " + definitions.engine());
    return catalog();
  }

  @Override
  public Optional<Table> takingRows(Table documents, Table source) {
    return Optional.of(Columns.writing(documents, source));
  }

  @Override
  public Fit fit(Column source, Column destination) {
    if (source.type() instanceof WrittenType) {
      return Fit.exact(); // plan() looks at each of the values
    }
    if (!(destination.type() instanceof FieldType field)) {
      return DocumentRows.own(source)
          ? Fit.exact()
          : Fit.converting(Fit.Kind.CHECKED, value -> value);
    }
    return field.logical() instanceof Decimal decimal && decimal.precision().isEmpty()
        ? Fit.converting(Fit.Kind.CHECKED, ColumnRows::requireDecimal)
        : LogicalFit.between(source.type(), field, MongoDb.ENGINE);
  }

  @Override
  public List<Format<?>> formats(TableTask task) {
    if (WrittenDocuments.rows(task).isPresent()) {
      return List.of(Format.WRITTEN, Format.ROWS);
    }
    return Columns.of(task) ? List.of(Format.ROWS) : List.of(BsonBatch.FORMAT, Format.ROWS);
  }

  @Override
  public Reader<KeyBits> keys(TableTask task, Key key) {
    throw new UnsupportedOperationException("documents are not compared by integer keys");
  }

  @Override
  public Load plan(LoadRequest request, Problems problems) throws Exception {
    endpoint.call(
        deployment -> {
          new LoadRefusals(deployment, collections, problems).check(request);
          return request;
        });
    new WrittenChecks(problems).check(request);
    MongoLoad planned = new MongoLoad(endpoint, request, collections, tolerance);
    load = planned;
    return planned;
  }

  @Override
  public void cancel() {
    endpoint.interrupt();
    MongoLoad loading = load;
    if (loading != null) {
      loading.stop();
    }
  }

  @Override
  public void abort() {
    cancel();
    MongoLoad loading = load;
    if (loading != null) {
      loading.interrupt();
    }
  }

  @Override
  public void close() {
    MongoLoad loading = load;
    if (loading != null) {
      loading.close();
    }
    endpoint.close();
  }
}
