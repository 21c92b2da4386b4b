package io.neosync.junit.tables;

import io.neosync.Source;
import io.neosync.junit.tables.TableReader.JsonText;
import io.neosync.schema.DocumentType;
import io.neosync.schema.Table;
import io.neosync.spi.Batch;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.EngineValue;
import io.neosync.spi.Format;
import io.neosync.spi.Problems;
import io.neosync.spi.Reader;
import io.neosync.spi.Row;
import io.neosync.spi.RowSubset;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableTask;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads tables, or collections of documents, through their connector. */
record SourceReader(Source source) implements Reading {

  @Override
  public List<String> brokenForeignKeys(@Nullable String table) {
    throw new AssertionError(
        "foreign keys are checked with SQL: ask Tables.of(dataSource); documents have none");
  }

  @Override
  public List<Map<String, @Nullable Object>> rows(String name, List<String> order) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    try (SourceSession session = source.openSource()) {
      Table table = find(session, name);
      TableTask task =
          new TableTask(
              table,
              table,
              table.columns().stream().map(column -> new ColumnMapping(column, column)).toList(),
              RowSubset.whole());
      Problems problems = new Problems();
      session.query(task, problems);
      if (!problems.isEmpty()) {
        throw new AssertionError(String.join("; ", problems.messages()));
      }
      try (Reader<Batch> reader = session.reader(task, Format.ROWS)) {
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
          for (Row row : batch.rows()) {
            rows.add(row(table, row));
          }
          if (rows.size() > MOST_ROWS) {
            throw new AssertionError("table " + name + " has more than " + MOST_ROWS + " rows");
          }
        }
      }
    } catch (Exception e) {
      throw new AssertionError("table " + name + " cannot be read: " + e.getMessage(), e);
    }
    rows.sort((left, right) -> compare(left, right, order));
    return rows;
  }

  private static int compare(
      Map<String, @Nullable Object> left, Map<String, @Nullable Object> right, List<String> order) {
    for (String column : order) {
      int comparison = compare(left.get(column), right.get(column));
      if (comparison != 0) {
        return comparison;
      }
    }
    return 0;
  }

  private static Table find(SourceSession session, String name) throws Exception {
    Collection<Table> tables = session.catalog().tables();
    return tables.stream()
        .filter(table -> table.ref().name().equals(name) || table.ref().toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "there is no table %s; there are %s"
                        .formatted(name, tables.stream().map(Table::ref).toList())));
  }

  @SuppressWarnings("unchecked") // both sides were read from one column
  private static int compare(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    return left instanceof Comparable<?> && left.getClass() == right.getClass()
        ? ((Comparable<Object>) left).compareTo(right)
        : left.toString().compareTo(right.toString());
  }

  private static Map<String, @Nullable Object> row(Table table, Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    boolean document = table.columns().get(0).type() instanceof DocumentType;
    if (document && row.value(0) instanceof Map<?, ?> fields) {
      fields.forEach((name, field) -> values.put(String.valueOf(name), plain(field)));
      return values;
    }
    for (int i = 0; i < row.size(); i++) {
      values.put(table.columns().get(i).name(), plain(row.value(i)));
    }
    return values;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof EngineValue engine) {
      return new JsonText(engine.text());
    }
    if (value instanceof Collection<?> list) {
      List<@Nullable Object> values = new ArrayList<>();
      list.forEach(element -> values.add(plain(element)));
      return values;
    }
    if (value instanceof Map<?, ?> fields) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      fields.forEach((name, field) -> values.put(String.valueOf(name), plain(field)));
      return values;
    }
    return Comparison.plain(value);
  }
}
