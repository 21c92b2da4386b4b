package io.neosync.dynamodb;

import io.neosync.dynamodb.DynamoException.Kind;
import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Reads which tables there are and what they look like. */
final class TableReader {

  private static final Set<TableStatus> USABLE =
      Set.of(
          TableStatus.ACTIVE,
          TableStatus.UPDATING,
          // A status that this version does not know is for the service to refuse.
          TableStatus.UNKNOWN_TO_SDK_VERSION);

  private final Calls calls;
  private final Place place;

  TableReader(Calls calls, Place place) {
    this.calls = calls;
    this.place = place;
  }

  /**
   * @param named the only tables to look at; empty for all
   */
  Map<TableRef, DynamoTable> read(Set<String> named) throws DynamoException, InterruptedException {
    Map<TableRef, DynamoTable> tables = new LinkedHashMap<>();
    for (String name : named.isEmpty() ? names() : new TreeSet<>(named)) {
      TableRef ref = new TableRef(place.region(), name);
      DynamoTable table = describe(ref, named.isEmpty());
      if (table != null) {
        tables.put(ref, table);
      }
    }
    return tables;
  }

  private List<String> names() throws DynamoException, InterruptedException {
    List<String> names = new ArrayList<>();
    String last = null;
    do {
      ListTablesRequest request =
          ListTablesRequest.builder()
              .exclusiveStartTableName(last)
              .overrideConfiguration(calls.limits())
              .build();
      ListTablesResponse response;
      try {
        response = calls.call(client -> client.listTables(request));
      } catch (DynamoException e) {
        throw e.kind() == Kind.DENIED
            ? new DynamoException(
                Kind.DENIED,
                e.getMessage() + "; without that right, name the tables: DynamoDb.tables(…)")
            : e;
      }
      names.addAll(response.tableNames());
      last = response.lastEvaluatedTableName();
    } while (last != null && !last.isEmpty());
    return names;
  }

  /**
   * @param listed whether the name comes from the service: then a table may have vanished since, or
   *     be one that the client's role has nothing to do with
   */
  private @Nullable DynamoTable describe(TableRef ref, boolean listed)
      throws DynamoException, InterruptedException {
    DescribeTableRequest request =
        DescribeTableRequest.builder()
            .tableName(ref.name())
            .overrideConfiguration(calls.limits())
            .build();
    try {
      return table(ref, calls.call(client -> client.describeTable(request)).table());
    } catch (DynamoException e) {
      if (e.kind() == Kind.NO_TABLE) {
        return null;
      }
      if (e.kind() == Kind.DENIED && listed) {
        return new DynamoTable(
            ref,
            "",
            "",
            Set.of(),
            new KeySchema(List.of()),
            Map.of(),
            0,
            0,
            Optional.of("it may not be described: " + e.getMessage()));
      }
      throw e;
    }
  }

  static DynamoTable table(TableRef ref, TableDescription description) {
    Map<String, String> types =
        description.attributeDefinitions().stream()
            .collect(
                Collectors.toMap(
                    AttributeDefinition::attributeName,
                    AttributeDefinition::attributeTypeAsString));
    List<KeySchema.Attribute> key = new ArrayList<>();
    for (KeyType kind : List.of(KeyType.HASH, KeyType.RANGE)) {
      for (KeySchemaElement element : description.keySchema()) {
        if (element.keyType() == kind) {
          key.add(
              new KeySchema.Attribute(
                  element.attributeName(), types.getOrDefault(element.attributeName(), "")));
        }
      }
    }
    Map<String, String> indexed = new HashMap<>(types);
    key.forEach(attribute -> indexed.remove(attribute.name()));
    return new DynamoTable(
        ref,
        identity(description),
        String.valueOf(description.tableArn()),
        description.replicas().stream()
            .map(ReplicaDescription::regionName)
            .collect(Collectors.toSet()),
        new KeySchema(key),
        Map.copyOf(indexed),
        description.itemCount() == null ? 0 : description.itemCount(),
        description.tableSizeBytes() == null ? 0 : description.tableSizeBytes(),
        USABLE.contains(description.tableStatus())
            ? Optional.empty()
            : Optional.of("it is " + description.tableStatusAsString()));
  }

  /**
   * A table's own id, whatever name or endpoint leads to it. DynamoDB Local has none, and gives all
   * tables of a name the same ARN; there the moment of creation tells them apart.
   */
  private static String identity(TableDescription description) {
    return description.tableId() == null
        ? description.tableArn() + " of " + description.creationDateTime()
        : description.tableId();
  }
}
