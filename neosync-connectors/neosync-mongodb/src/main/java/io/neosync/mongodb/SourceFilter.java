package io.neosync.mongodb;

import io.neosync.spi.Condition;
import io.neosync.spi.RowFilter;
import io.neosync.spi.RowSubset;
import io.neosync.spi.TableTask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/**
 * Which documents of a collection are read: those for which every condition holds.
 *
 * @param conditions none where the whole collection is read
 */
record SourceFilter(List<Condition> conditions) {

  SourceFilter {
    conditions = List.copyOf(conditions);
  }

  /**
   * @throws IllegalArgumentException if the subset needs more than a filter of MongoDB says
   */
  static SourceFilter of(TableTask task) {
    List<Condition> conditions = new ArrayList<>();
    task.subset()
        .rows(task.source().ref())
        .map(RowSubset.Rows::filter)
        .ifPresent(filter -> collect(filter, conditions));
    return new SourceFilter(conditions);
  }

  private static void collect(RowFilter filter, List<Condition> conditions) {
    if (filter instanceof RowFilter.Native own) {
      conditions.add(own.condition());
    } else if (filter instanceof RowFilter.AllOf all) {
      all.filters().forEach(each -> collect(each, conditions));
    } else {
      throw new IllegalArgumentException(
          "MongoDB's filters know no other collection; leave joins and foreign keys out");
    }
  }

  BsonDocument document() {
    return all(conditions.stream().map(JsonFilter::of).toList());
  }

  /** The filter with values that say nothing. */
  BsonDocument withoutValues() {
    return all(conditions.stream().map(JsonFilter::withoutValues).toList());
  }

  private static BsonDocument all(List<BsonDocument> filters) {
    return switch (filters.size()) {
      case 0 -> new BsonDocument();
      case 1 -> filters.get(0);
      default -> new BsonDocument("$and", new BsonArray(filters));
    };
  }

  /** The query as a shell would take it, with placeholders. */
  String readable(String collection) {
    String filter =
        switch (conditions.size()) {
          case 0 -> "";
          case 1 -> conditions.get(0).text();
          default ->
              conditions.stream()
                  .map(Condition::text)
                  .collect(Collectors.joining(", ", "{$and: [", "]}"));
        };
    return "db.%s.find(%s)".formatted(collection, filter);
  }
}
