package io.neosync.dynamodb;

import io.neosync.schema.Column;
import io.neosync.schema.DocumentType;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is known of a table.
 *
 * @param identity the same for two of these exactly when they are the same table
 * @param arn its name in all of AWS
 * @param replicas the regions that DynamoDB itself keeps copies of it in
 * @param key its primary key
 * @param indexed the other attributes that its indexes use as keys, with their types
 * @param items about how many items it holds
 * @param bytes about how large they are
 * @param unusable why it can be neither read nor written now; empty if it can
 */
record DynamoTable(
    TableRef ref,
    String identity,
    String arn,
    Set<String> replicas,
    KeySchema key,
    Map<String, String> indexed,
    long items,
    long bytes,
    Optional<String> unusable) {

  private static final String KEY = "primary key";

  /** As core sees it: one column that holds the item. */
  Table table() {
    List<Key> keys =
        key.attributes().isEmpty()
            ? List.of()
            : List.of(new Key(KEY, Key.Kind.PRIMARY, key.names()));
    Column document =
        new Column(
            DocumentType.COLUMN, new ItemType(this), false, Column.Fill.NONE, OptionalLong.empty());
    return new Table(ref, List.of(document), keys, List.of(), items);
  }

  /** The table behind one that this connector made; empty for a foreign one. */
  static Optional<DynamoTable> of(Table table) {
    return table.columns().stream()
        .map(Column::type)
        .filter(ItemType.class::isInstance)
        .map(type -> ((ItemType) type).table())
        .findFirst();
  }

  /** Whether DynamoDB itself keeps the two the same. */
  boolean replicatesTo(DynamoTable other) {
    return replicas.contains(other.ref().schema()) && account().equals(other.account());
  }

  /** Account and name, without the region. */
  private String account() {
    String[] parts = arn.split(":", 6);
    return parts.length == 6 ? parts[1] + ":" + parts[4] + ":" + parts[5] : arn;
  }

  @Override
  public String toString() {
    return ref.toString();
  }
}
