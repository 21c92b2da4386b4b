package io.neosync.s3;

import io.neosync.schema.LogicalType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * A field of a file's schema. A value is stored in two steps: it becomes what the field holds of
 * it, {@link #store}, and that is written, {@link #write}. Thread-safe.
 */
sealed interface ParquetNode {

  /** What a field does not hold of the values that were given to it. */
  final class Loss {

    private boolean hidden;
    private boolean changed;

    /** A value, or a part of it, is NULL in the file. */
    void hide() {
      hidden = true;
    }

    /** It is there, but would be read as another one of the same meaning. */
    void change() {
      changed = true;
    }

    boolean hidden() {
      return hidden;
    }

    boolean any() {
      return hidden || changed;
    }

    void clear() {
      hidden = false;
      changed = false;
    }
  }

  /** The field's definition: NULL is always allowed. */
  Type type(String name);

  /** How many columns of single values it has. */
  int leaves();

  /** What the field holds of a value; null where it cannot hold it. */
  @Nullable Object store(Object value, Loss loss);

  /**
   * Writes what {@link #store} returned.
   *
   * @return about how many bytes it takes
   */
  long write(Object stored, RecordConsumer to);

  /** A single value. */
  record Leaf(ParquetScalar scalar) implements ParquetNode {

    @Override
    public Type type(String name) {
      return scalar.type(name);
    }

    @Override
    public int leaves() {
      return 1;
    }

    @Override
    public @Nullable Object store(Object value, Loss loss) {
      Object stored = scalar.store().apply(value);
      if (stored == null) {
        loss.hide();
      } else if (!scalar.exact().test(value)) {
        loss.change();
      }
      return stored;
    }

    @Override
    public long write(Object stored, RecordConsumer to) {
      ParquetScalar.add(stored, to);
      return ParquetScalar.size(stored);
    }
  }

  /** Several values, stored as a list. */
  record Listing(ParquetNode element, boolean set) implements ParquetNode {

    static final String LIST = "list";
    static final String ELEMENT = "element";

    @Override
    public Type type(String name) {
      return Types.list(Repetition.OPTIONAL).element(element.type(ELEMENT)).named(name);
    }

    @Override
    public int leaves() {
      return element.leaves();
    }

    /** A list that lacks elements would say something else: it is held with all of them or not. */
    @Override
    public @Nullable Object store(Object value, Loss loss) {
      if (!(value instanceof Collection<?> elements)) {
        loss.hide();
        return null;
      } else if (set != value instanceof Set<?>) {
        loss.change();
      }
      List<@Nullable Object> stored = new ArrayList<>(elements.size());
      for (Object each : elements) {
        Object held = each == null ? null : element.store(each, loss);
        if (each != null && held == null) {
          return null;
        }
        stored.add(held);
      }
      return stored;
    }

    @Override
    public long write(Object stored, RecordConsumer to) {
      long bytes = 0;
      to.startGroup();
      List<?> elements = (List<?>) stored;
      if (!elements.isEmpty()) {
        to.startField(LIST, 0);
        for (Object each : elements) {
          to.startGroup();
          if (each != null) {
            to.startField(ELEMENT, 0);
            bytes += element.write(each, to);
            to.endField(ELEMENT, 0);
          }
          to.endGroup();
        }
        to.endField(LIST, 0);
      }
      to.endGroup();
      return bytes;
    }
  }

  /** A document within a document. */
  record Group(ParquetFields fields) implements ParquetNode {

    @Override
    public Type type(String name) {
      Types.GroupBuilder<?> group = Types.optionalGroup();
      fields.types().forEach(group::addField);
      return (Type) group.named(name);
    }

    @Override
    public int leaves() {
      return fields.leaves();
    }

    @Override
    public @Nullable Object store(Object value, Loss loss) {
      if (value instanceof Map<?, ?> document) {
        return fields.store(document, loss);
      }
      loss.hide();
      return null;
    }

    @Override
    public long write(Object stored, RecordConsumer to) {
      to.startGroup();
      long bytes = fields.write((Object[]) stored, to);
      to.endGroup();
      return bytes;
    }
  }

  /** The field of a column of this type. */
  static ParquetNode of(LogicalType type) {
    if (type instanceof LogicalType.LabelSet) {
      return new Listing(new Leaf(ParquetScalars.of(LogicalType.Text.UNLIMITED)), true);
    } else if (type instanceof LogicalType.Array array) {
      return new Listing(of(array.element()), false);
    }
    return new Leaf(ParquetScalars.of(type));
  }
}
