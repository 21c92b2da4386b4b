package io.neosync.s3;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.neosync.schema.Column;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RowEncoder} writes. Thread-safe. */
final class RowDecoder {

  private final Map<String, Integer> positions = new HashMap<>();
  private final String[] names;
  private final ValueDecoder[] values;
  private final boolean documents;

  /**
   * @param all the columns that a line has
   * @param task has those of them that are wanted
   */
  RowDecoder(List<Column> all, TableTask task) {
    this.documents = RowEncoder.documents(all);
    List<Column> wanted = task.columns().stream().map(ColumnMapping::source).toList();
    this.names = wanted.stream().map(Column::name).toArray(String[]::new);
    this.values = new ValueDecoder[names.length];
    for (int i = 0; i < names.length; i++) {
      positions.put(names[i], i);
      values[i] = Decoders.of(wanted.get(i).type().logical());
    }
  }

  /** The row whose first token is the parser's current one. */
  Row decode(JsonParser from) throws IOException, DamagedException {
    if (documents) {
      return Row.of(DynamicDecoder.decode(from));
    }
    @Nullable Object[] row = new Object[names.length];
    boolean[] found = new boolean[names.length];
    fields(from, row, found);
    for (int i = 0; i < found.length; i++) {
      if (!found[i]) {
        throw new DamagedException("a row lacks column " + names[i]);
      }
    }
    return Row.of(row);
  }

  /** Puts the values of an object whose first token is the current one into a row. */
  void fields(JsonParser from, @Nullable Object[] row, boolean[] found)
      throws IOException, DamagedException {
    DynamicDecoder.expect(from, JsonToken.START_OBJECT);
    int next = 0;
    while (from.nextToken() == JsonToken.FIELD_NAME) {
      int position = position(from.currentName(), next);
      JsonToken token = from.nextToken();
      if (position < 0) {
        from.skipChildren();
        continue;
      }
      next = position + 1;
      found[position] = true;
      row[position] = token == JsonToken.VALUE_NULL ? null : values[position].decode(from);
    }
    DynamicDecoder.expect(from, JsonToken.END_OBJECT);
  }

  /** Fields come in the order of the columns, mostly. */
  private int position(String name, int expected) {
    if (expected < names.length && names[expected].equals(name)) {
      return expected;
    }
    return positions.getOrDefault(name, -1);
  }
}
