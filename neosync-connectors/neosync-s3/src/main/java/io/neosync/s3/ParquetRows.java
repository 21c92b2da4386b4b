package io.neosync.s3;

import com.fasterxml.jackson.core.JsonParser;
import io.neosync.schema.Column;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of what a file holds: of the columns that are wanted, and of the last one, which
 * prevails. Used by one thread.
 */
final class ParquetRows extends RecordMaterializer<ParquetRows> {

  private final RowDecoder decoder;
  private final boolean documents;
  private final MessageType requested;
  private final Root root;
  private @Nullable Object[] row = new Object[0];
  private @Nullable Binary exact;
  private long bytes;

  /**
   * @param file all that the file has
   * @param all the columns of the table
   */
  ParquetRows(MessageType file, List<Column> all, TableTask task) throws DamagedException {
    this.decoder = new RowDecoder(all, task);
    this.documents = RowEncoder.documents(all);
    List<Column> wanted =
        documents ? List.of() : task.columns().stream().map(ColumnMapping::source).toList();
    int last = file.getFieldCount() - 1;
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (!file.containsField(wanted.get(i).name())) {
        throw new DamagedException("it lacks column " + wanted.get(i).name());
      }
      positions.put(wanted.get(i).name(), i);
    }
    List<Type> types = new ArrayList<>();
    List<Converter> converters = new ArrayList<>();
    for (int field = 0; field <= last; field++) {
      Type type = file.getType(field);
      Integer position = positions.get(type.getName());
      if (field == last) {
        converters.add(new ParquetConverter(value -> exact = (Binary) value));
      } else if (position != null) {
        ParquetNode node = ParquetNode.of(wanted.get(position).type().logical());
        converters.add(ParquetConverter.of(node, type, value -> put(position, value)));
      } else {
        continue;
      }
      types.add(type);
    }
    this.requested = new MessageType(file.getName(), types);
    this.root = new Root(converters.toArray(Converter[]::new), wanted.size());
  }

  /** What is to be read of the file. */
  MessageType requested() {
    return requested;
  }

  private void put(int position, Object value) {
    row[position] = value;
    bytes += ParquetConverter.size(value);
  }

  private final class Root extends GroupConverter {

    private final Converter[] converters;
    private final int columns;

    Root(Converter[] converters, int columns) {
      this.converters = converters;
      this.columns = columns;
    }

    @Override
    public Converter getConverter(int field) {
      return converters[field];
    }

    @Override
    public void start() {
      row = new Object[columns];
      exact = null;
    }

    @Override
    public void end() {}
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  @Override
  public ParquetRows getCurrentRecord() {
    return this;
  }

  /** The row that was read last. */
  Row row() throws IOException, DamagedException {
    Binary json = exact;
    if (json == null) {
      if (documents) {
        throw new DamagedException("a document is missing");
      }
      return Row.of(row);
    }
    bytes += json.length();
    try (JsonParser parser = ParquetTexts.parser(json.getBytesUnsafe())) {
      if (documents) {
        return decoder.decode(parser);
      }
      decoder.fields(parser, row, new boolean[row.length]);
      return Row.of(row);
    }
  }

  /** About how much has been read since this was asked last. */
  long bytes() {
    return bytes;
  }

  void clearBytes() {
    bytes = 0;
  }
}
