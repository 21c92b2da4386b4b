package io.neosync.s3;

import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.LogicalType.Dynamic;
import io.neosync.schema.PortableType;
import io.neosync.schema.Table;
import io.neosync.spi.Batch;
import io.neosync.spi.EngineValue;
import io.neosync.spi.Reader;
import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Documents of files as rows with columns, the other side's, each of which takes the field of its
 * name: as the connectors of engines with documents give them.
 */
final class DocumentFields implements Reader<Batch> {

  /** The type of MongoDB's whose text other engines know: its digits. */
  private static final String OBJECT_ID = "objectId";

  private final Reader<Batch> documents;
  private final List<String> columns;
  private final List<String> id;
  private final List<String> key;

  /**
   * @param id the fields that tell documents apart
   * @param key the columns that these become
   */
  private DocumentFields(
      Reader<Batch> documents, List<String> columns, List<String> id, List<String> key) {
    this.documents = documents;
    this.columns = columns;
    this.id = id;
    this.key = key;
  }

  /** The table as rows for this one are read from it: any value may be in a field. */
  static Table of(Table documents, Table destination) {
    String engine = documents.columns().get(0).type().engine();
    List<Column> columns = new ArrayList<>();
    for (Column column : destination.columns()) {
      if (!column.generated()) {
        PortableType any = new PortableType(engine, "field", new Dynamic());
        columns.add(new Column(column.name(), any, true, Column.Fill.NONE, OptionalLong.empty()));
      }
    }
    return new Table(
        documents.ref(), columns, documents.keys(), List.of(), documents.estimatedRows());
  }

  /** The rows as the task wants them. */
  static Reader<Batch> of(Reader<Batch> rows, Table stored, TableTask task) {
    if (!RowEncoder.documents(stored.columns()) || RowEncoder.documents(task.source().columns())) {
      return rows;
    }
    List<String> id = stored.primaryKey().map(Key::columns).orElse(List.of());
    boolean named = id.stream().allMatch(name -> task.destination().column(name).isPresent());
    return new DocumentFields(
        rows,
        task.columns().stream().map(each -> each.source().name()).toList(),
        id,
        named ? id : task.destination().primaryKey().map(Key::columns).orElse(id));
  }

  @Override
  public @Nullable Batch next() throws Exception {
    Batch batch = documents.next();
    return batch == null ? null : new Batch(batch.rows().stream().map(this::row).toList());
  }

  private Row row(Row document) {
    if (!(document.value(0) instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("a document is of bytes that only its engine can read");
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    map.forEach((name, value) -> fields.put((String) name, plain(value)));
    if (!key.equals(id)) {
      unkey(fields);
    }
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.remove(columns.get(i));
    }
    if (!fields.isEmpty()) {
      throw new IllegalArgumentException(
          "a document has fields that the destination has no columns for: "
              + String.join(", ", fields.keySet()));
    }
    return Row.of(values);
  }

  /** The one field that tells documents apart is the key's column, or a document of its columns. */
  private void unkey(Map<String, @Nullable Object> fields) {
    String name = id.get(0);
    Object value = fields.remove(name);
    Map<?, ?> parts =
        key.size() == 1 && value != null
            ? Map.of(key.get(0), value)
            : value instanceof Map<?, ?> several ? several : Map.of();
    if (id.size() > 1 || !parts.keySet().equals(java.util.Set.copyOf(key))) {
      throw new IllegalArgumentException(
          "the %s of a document does not consist of %s".formatted(name, String.join(", ", key)));
    }
    for (String column : key) {
      if (fields.containsKey(column)) {
        throw new IllegalArgumentException(
            "a document has a field %s besides its %s, which goes there".formatted(column, name));
      }
      fields.put(column, parts.get(column));
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof EngineValue own && own.type().equals(OBJECT_ID)) {
      return own.text();
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> fields = new LinkedHashMap<>();
      map.forEach((name, field) -> fields.put(name, plain(field)));
      return fields;
    } else if (value instanceof List<?> list) {
      List<@Nullable Object> elements = new ArrayList<>();
      list.forEach(element -> elements.add(plain(element)));
      return elements;
    }
    return value;
  }

  @Override
  public long rows() {
    return documents.rows();
  }

  @Override
  public long bytes() {
    return documents.bytes();
  }

  @Override
  public void close() throws Exception {
    documents.close();
  }
}
