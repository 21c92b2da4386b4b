package io.neosync.s3;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The fields of a row or of a document, in their order. Thread-safe. */
final class ParquetFields {

  private final String[] names;
  private final ParquetNode[] nodes;
  private final Map<String, Integer> positions = new HashMap<>();

  ParquetFields(Map<String, ParquetNode> fields) {
    this.names = fields.keySet().toArray(String[]::new);
    this.nodes = fields.values().toArray(ParquetNode[]::new);
    for (int i = 0; i < names.length; i++) {
      positions.put(names[i], i);
    }
  }

  int size() {
    return nodes.length;
  }

  ParquetNode node(int position) {
    return nodes[position];
  }

  List<Type> types() {
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < nodes.length; i++) {
      types.add(nodes[i].type(names[i]));
    }
    return types;
  }

  int leaves() {
    int leaves = 0;
    for (ParquetNode node : nodes) {
      leaves += node.leaves();
    }
    return leaves;
  }

  /** What is held of a document's fields, by their positions. */
  @Nullable Object[] store(Map<?, ?> document, ParquetNode.Loss loss) {
    @Nullable Object[] stored = new Object[nodes.length];
    for (Map.Entry<?, ?> field : document.entrySet()) {
      Object value = field.getValue();
      Integer position = positions.get(String.valueOf(field.getKey()));
      if (value != null && position != null) {
        stored[position] = nodes[position].store(value, loss);
      } else if (value != null) {
        loss.hide();
      }
    }
    return stored;
  }

  /**
   * Writes what is not null.
   *
   * @return about how many bytes it takes
   */
  long write(@Nullable Object[] stored, RecordConsumer to) {
    long bytes = 0;
    for (int i = 0; i < nodes.length; i++) {
      Object held = stored[i];
      if (held != null) {
        to.startField(names[i], i);
        bytes += nodes[i].write(held, to);
        to.endField(names[i], i);
      }
    }
    return bytes;
  }
}
