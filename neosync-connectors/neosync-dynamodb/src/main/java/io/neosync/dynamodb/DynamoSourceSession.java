package io.neosync.dynamodb;

import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Condition;
import io.neosync.spi.Format;
import io.neosync.spi.KeySet;
import io.neosync.spi.Problems;
import io.neosync.spi.Reader;
import io.neosync.spi.RowFilter;
import io.neosync.spi.RowSubset;
import io.neosync.spi.SnapshotGuarantee;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableDefinitions;
import io.neosync.spi.TableQuery;
import io.neosync.spi.TableTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;

/** A source. Each table is read by a parallel Scan, or by a statement where there is a subset. */
final class DynamoSourceSession extends DynamoSession implements SourceSession {

  /** A segment is read by one thread after the other segments: so many bytes make another. */
  private static final long SEGMENT_BYTES = 64 << 20;

  private static final int MAX_SEGMENTS = 1_000;

  private final Capacity capacity;

  DynamoSourceSession(Calls calls, Place place, Settings settings) {
    super(calls, place, settings);
    this.capacity = new Capacity(settings.readUnits());
  }

  @Override
  public SnapshotGuarantee snapshot() {
    return SnapshotGuarantee.NONE;
  }

  @Override
  public Optional<TableDefinitions> definitions(List<TableRef> refs) {
    return Optional.empty();
  }

  @Override
  public TableQuery query(TableTask task, Problems problems)
      throws DynamoException, InterruptedException {
    DynamoTable table = table(task);
    table.unusable().ifPresent(reason -> problems.add(table.ref(), "cannot be read: " + reason));
    if (!task.restricted()) {
      return new TableQuery(
          "Scan %s%s in %d segments"
              .formatted(
                  table.ref().name(),
                  settings.consistentReads() ? " consistently" : "",
                  segments(table)),
          table.items());
    }
    Optional<List<Condition>> conditions = conditions(task);
    if (conditions.isEmpty()) {
      problems.add(
          table.ref(),
          "DynamoDB can only select items by conditions on the table itself: it has no joins, and"
              + " follows no foreign keys");
      return new TableQuery("", 0);
    }
    String text = PartiQl.statement(table.ref().name(), conditions.get());
    if (table.unusable().isEmpty()) {
      check(table, text, conditions.get(), problems);
    }
    return new TableQuery(text, table.items());
  }

  /** The conditions of a task's table, all of which must hold; empty where there are other ones. */
  private static Optional<List<Condition>> conditions(TableTask task) {
    List<Condition> conditions = new ArrayList<>();
    RowFilter filter =
        task.subset().rows(task.source().ref()).map(RowSubset.Rows::filter).orElseThrow();
    List<RowFilter> filters =
        filter instanceof RowFilter.AllOf all ? all.filters() : List.of(filter);
    for (RowFilter each : filters) {
      if (!(each instanceof RowFilter.Native condition)) {
        return Optional.empty();
      }
      conditions.add(condition.condition());
    }
    return Optional.of(conditions);
  }

  /**
   * Lets the service run the statement for a page of one item, for half a capacity unit: there is
   * no other way to learn whether it takes the conditions.
   */
  private void check(DynamoTable table, String text, List<Condition> conditions, Problems problems)
      throws DynamoException, InterruptedException {
    ExecuteStatementRequest request =
        Statement.request(reading(), text, PartiQl.parameters(conditions), 1, null);
    Optional<String> refusal =
        calls.call(
            client -> {
              try {
                client.executeStatement(request);
                return Optional.empty();
              } catch (AwsServiceException e) {
                if (!DynamoErrors.ofRequest(e)) {
                  throw e;
                }
                return Optional.of(
                    DynamoErrors.ofCondition(
                        e, conditions.stream().flatMap(each -> each.values().stream()).toList()));
              }
            });
    refusal.ifPresent(
        reason ->
            problems.add(table.ref(), "the condition does not work, " + reason + ": " + text));
  }

  private Reading reading() {
    return new Reading(
        calls,
        settings.consistentReads(),
        capacity,
        new PageSize(settings.consistentReads(), capacity.perRequest()));
  }

  @Override
  public Optional<Table> asRows(Table documents, Table destination) {
    return Optional.of(Columns.reading(documents, destination));
  }

  @Override
  public List<Format<?>> formats(TableTask task) {
    return ItemFormat.of(task);
  }

  @Override
  public <T> Reader<T> reader(TableTask task, Format<T> format, KeySet rows) {
    throw new UnsupportedOperationException("keys of DynamoDB's tables are not compared");
  }

  @Override
  @SuppressWarnings("unchecked") // a format is its name and the class of its pieces
  public <T> Reader<T> reader(TableTask task, Format<T> format)
      throws DynamoException, InterruptedException {
    Reading reading = reading();
    PageReader reader = new PageReader(pages(task, reading), reading.pageSize(), this);
    return (Reader<T>)
        (format.equals(Format.ROWS) ? new RowsReader(reader, RowShape.reading(task)) : reader);
  }

  private List<Pages> pages(TableTask task, Reading reading)
      throws DynamoException, InterruptedException {
    DynamoTable table = table(task);
    if (task.restricted()) {
      List<Condition> conditions = conditions(task).orElseThrow();
      return List.of(
          new Statement(
              reading,
              PartiQl.statement(table.ref().name(), conditions),
              PartiQl.parameters(conditions)));
    }
    int segments = segments(table);
    return IntStream.range(0, segments)
        .<Pages>mapToObj(segment -> new Scan(reading, table.ref(), segment, segments))
        .toList();
  }

  /** The service knows the size of a table only about, and hours later. */
  private static int segments(DynamoTable table) {
    long segments = Math.max(Settings.READERS, table.bytes() / SEGMENT_BYTES);
    return (int) Math.min(MAX_SEGMENTS, segments);
  }

  private DynamoTable table(TableTask task) throws DynamoException, InterruptedException {
    return Objects.requireNonNull(tables().get(task.source().ref()));
  }
}
