package io.neosync.dynamodb;

import io.neosync.Capabilities;
import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.spi.Condition;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.SourceSession;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The DynamoDB tables of a region as source or destination. Immutable and thread-safe.
 *
 * <p>A table's row is an item, carried whole: every attribute arrives as it left, numbers with all
 * their digits, sets as sets. A destination's item with the key of a source's item is replaced by
 * it, not merged; other items stay. There is no transaction: a run that fails leaves what it has
 * stored, says how much that is, and completes it when it is run again.
 *
 * <p>DynamoDB has no snapshots: items that change while a table is read are read before or after
 * their change. Tables, their indexes and settings are not created or changed.
 *
 * <p>Rows of tables with columns become items: a column is an attribute, and the table's key
 * attributes have to tell the rows apart. Items become rows where the table has a column for each
 * of their attributes.
 *
 * <p>A subset is a condition of PartiQL, {@code subset("Orders", "status = ? AND total > ?",
 * "OPEN", 100)}. Values may be strings, numbers, booleans, {@code byte[]} and {@code null}, and
 * lists, sets and maps of them. DynamoDB reads, and charges for, the whole table unless the
 * condition fixes the partition key.
 */
public final class DynamoDb implements Source, Destination {

  static final String ENGINE = "DynamoDB";

  private static final Capabilities CAPABILITIES = Capabilities.of(ENGINE);

  private final DynamoDbClient client;
  private final Place place;
  private final Settings settings;

  private DynamoDb(DynamoDbClient client, Place place, Settings settings) {
    this.client = client;
    this.place = place;
    this.settings = settings;
  }

  /**
   * The tables that this client sees. Region, endpoint and credentials are the client's, and so are
   * its retries, on top of which a sync repeats what was throttled. It is the caller's and never
   * closed here.
   *
   * <p>A sync uses up to {@value Settings#READERS} of its connections to read, and up to {@value
   * Settings#WRITERS} to write.
   */
  public static DynamoDb at(DynamoDbClient client) {
    Objects.requireNonNull(client, "client");
    return new DynamoDb(client, Place.of(client), Settings.DEFAULTS);
  }

  /**
   * The same, but only with these tables. The right to list tables is then not needed, and others
   * are not looked at.
   *
   * @param names without region, exactly as they are
   */
  public DynamoDb tables(String... names) {
    return new DynamoDb(client, place, settings.withTables(Set.of(names)));
  }

  /**
   * The same with strongly consistent reads: an item is read with every change that was
   * acknowledged before its page was asked for. They cost twice the capacity.
   */
  public DynamoDb consistentReads() {
    return new DynamoDb(client, place, settings.withConsistentReads());
  }

  /**
   * The same, reading at most so many capacity units a second, on average over a run. Without a
   * call, reading is as fast as the service allows.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public DynamoDb maxReadUnits(int unitsPerSecond) {
    return new DynamoDb(client, place, settings.withReadUnits(positive(unitsPerSecond)));
  }

  /**
   * The same, writing at most so many capacity units a second, on average over a run; what indexes
   * of the table consume counts. Without a call, writing is as fast as the service allows.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public DynamoDb maxWriteUnits(int unitsPerSecond) {
    return new DynamoDb(client, place, settings.withWriteUnits(positive(unitsPerSecond)));
  }

  private static int positive(int unitsPerSecond) {
    if (unitsPerSecond < 1) {
      throw new IllegalArgumentException(
          "at least one capacity unit a second is needed, not " + unitsPerSecond);
    }
    return unitsPerSecond;
  }

  @Override
  public String engine() {
    return ENGINE;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Condition condition(String text, List<@Nullable Object> values) {
    Condition condition = PartiQl.parse(text, values);
    values.forEach(Documents::attribute);
    return condition;
  }

  @Override
  public SourceSession openSource() {
    return new DynamoSourceSession(new Calls(client), place, settings);
  }

  @Override
  public DestinationSession openDestination() {
    return new DynamoDestinationSession(new Calls(client), place, settings);
  }

  /** The engine, the region and, where it is not the region's own, the endpoint. */
  @Override
  public String toString() {
    return ENGINE + " " + place;
  }
}
