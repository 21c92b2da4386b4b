package io.neosync.mongodb;

import com.mongodb.client.MongoClient;
import io.neosync.Capabilities;
import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.spi.Baseline;
import io.neosync.spi.Condition;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Restorable;
import io.neosync.spi.SourceSession;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A database of MongoDB, 4.2 or later, as source or destination. Immutable and thread-safe.
 *
 * <p>A collection is a table whose rows are documents, told apart by their {@code _id}. Documents
 * arrive as they left, to the byte. One that the destination has under the same {@code _id} is
 * replaced, not merged; others stay. Collections that the destination lacks are created without the
 * source's indexes and options. Views are not synced.
 *
 * <p>Rows of tables with columns become documents: a column is a field, the primary key the {@code
 * _id}. Documents become rows where the table has a column for each of their fields.
 *
 * <p>{@code subset} takes a filter as JSON as MongoDB's shell writes it, {@code {createdAt: {$gt:
 * ?}}}, in which a {@code ?} outside of strings, regular expressions and comments stands for a
 * value. Values are numbers, texts, booleans, {@code byte[]}, {@link java.util.UUID}, {@code
 * java.time}'s instants and dates (a date is its beginning in UTC), lists, maps, and the driver's
 * own BSON types.
 *
 * <p>Where the server is a replica set or a sharded cluster, 5.0 or later, everything is read from
 * one snapshot.
 */
public final class MongoDb implements Source, Destination, Restorable {

  static final String ENGINE = "MongoDB";

  private static final Capabilities CAPABILITIES = Capabilities.of(ENGINE);

  private final Access access;
  private final String database;
  private final Consistency consistency;
  private final Tolerance tolerance;

  /** Whether a source is read from a snapshot. */
  enum Consistency {
    SNAPSHOT_WHERE_POSSIBLE,
    LATEST
  }

  private MongoDb(Access access, String database, Consistency consistency, Tolerance tolerance) {
    this.access = access;
    this.database = database;
    this.consistency = consistency;
    this.tolerance = tolerance;
  }

  /**
   * A database of the deployment at this connection string. A client is opened by each run or plan
   * and closed after it; its options, the write concern among them, are those of the string.
   *
   * @param uri as MongoDB's driver takes it: {@code mongodb://user:password@host:27017}
   * @param database the database's name; one in the connection string is ignored
   * @throws IllegalArgumentException if the driver does not understand the string, or there can be
   *     no database of that name
   */
  public static MongoDb at(String uri, String database) {
    return at(Access.byUri(uri), database);
  }

  /**
   * A database that this client reaches. The client is the caller's and never closed here; its
   * options hold, the write concern among them.
   *
   * @throws IllegalArgumentException if there can be no database of that name
   */
  public static MongoDb at(MongoClient client, String database) {
    return at(Access.by(Objects.requireNonNull(client, "client")), database);
  }

  private static MongoDb at(Access access, String database) {
    Names.requireDatabase(database);
    return new MongoDb(access, database, Consistency.SNAPSHOT_WHERE_POSSIBLE, Tolerance.NONE);
  }

  /**
   * The same database read without a snapshot, for sources that take longer to read than the server
   * keeps its history ({@code minSnapshotHistoryWindowInSeconds}, five minutes by default).
   */
  public MongoDb withoutSnapshot() {
    return new MongoDb(access, database, Consistency.LATEST, tolerance);
  }

  /**
   * The same database as a destination that may refuse documents: those that the server refuses
   * with one of these error codes are left out, and counted by their reason in the report ({@link
   * io.neosync.SyncReport.TableReport#refused()}). Every other refusal fails the run, as all do
   * without this.
   *
   * <p>A failed run names the codes it met: {@code 121} where a document fails the collection's
   * validation, {@code 11000} where another document has its key in a unique index. A document
   * whose {@code _id} is there already is never left out: it is replaced, or under {@code append()}
   * an error.
   *
   * @throws IllegalArgumentException if a code is not positive, as the server's are
   */
  public MongoDb leavingOutRefused(int code, int... more) {
    Set<Integer> codes =
        IntStream.concat(IntStream.of(code), IntStream.of(more))
            .boxed()
            .collect(Collectors.toSet());
    if (codes.stream().anyMatch(each -> each <= 0)) {
      throw new IllegalArgumentException("MongoDB's error codes are positive");
    }
    codes.addAll(tolerance.codes());
    return new MongoDb(access, database, consistency, new Tolerance(codes));
  }

  @Override
  public String engine() {
    return ENGINE;
  }

  /** None of the options: documents are replaced by their {@code _id}, nothing is emptied. */
  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Condition condition(String text, List<@Nullable Object> values) {
    Condition condition = FilterSyntax.parse(text, values);
    JsonFilter.of(condition);
    return condition;
  }

  @Override
  public SourceSession openSource() throws Exception {
    return MongoSourceSession.open(access, database, consistency);
  }

  @Override
  public DestinationSession openDestination() throws Exception {
    return MongoDestinationSession.open(access, database, tolerance);
  }

  Endpoint open(String role) throws Exception {
    return Endpoint.open(access, database, role);
  }

  /**
   * Remembers all documents of the database, for tests. They are held in memory, and put back one
   * by one, not as a whole: MongoDB undoes nothing.
   */
  @Override
  public Baseline remember() throws Exception {
    return MongoBaseline.read(access, database);
  }

  /** The engine, the database and, where a connection string told them, the hosts; no user. */
  @Override
  public String toString() {
    return access.place().isEmpty()
        ? ENGINE + " " + database
        : ENGINE + " " + access.place() + "/" + database;
  }
}
