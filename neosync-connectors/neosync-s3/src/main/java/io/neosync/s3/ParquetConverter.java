package io.neosync.s3;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Hands on the values of a column. Used by one thread. */
final class ParquetConverter extends PrimitiveConverter {

  private final Function<Object, Object> load;
  private final Consumer<Object> to;
  private final PrimitiveTypeName primitive;
  private @Nullable Object[] dictionary = new Object[0];

  private ParquetConverter(
      PrimitiveTypeName primitive, Function<Object, Object> load, Consumer<Object> to) {
    this.primitive = primitive;
    this.load = load;
    this.to = to;
  }

  /** Of binary values as they are. */
  ParquetConverter(Consumer<Object> to) {
    this(PrimitiveTypeName.BINARY, stored -> stored, to);
  }

  /**
   * @param type of the field in the file
   */
  static Converter of(ParquetNode node, Type type, Consumer<Object> to) throws DamagedException {
    if (node instanceof ParquetNode.Listing list) {
      return list(list, type, to);
    } else if (node instanceof ParquetNode.Leaf leaf && type.isPrimitive()) {
      PrimitiveType primitive = type.asPrimitiveType();
      ParquetScalar scalar = leaf.scalar();
      if (primitive.getPrimitiveTypeName() == scalar.primitive()
          && Objects.equals(primitive.getLogicalTypeAnnotation(), scalar.annotation())) {
        return new ParquetConverter(scalar.primitive(), scalar.load(), to);
      }
    }
    throw new DamagedException("column " + type.getName() + " is of another type");
  }

  private static Converter list(ParquetNode.Listing list, Type type, Consumer<Object> to)
      throws DamagedException {
    if (type.isPrimitive()
        || type.asGroupType().getFieldCount() != 1
        || type.asGroupType().getType(0).isPrimitive()
        || type.asGroupType().getType(0).asGroupType().getFieldCount() != 1) {
      throw new DamagedException("column " + type.getName() + " is no list");
    }
    return new Elements(list, type.asGroupType().getType(0).asGroupType().getType(0), to);
  }

  /** About how much memory a value takes. */
  static long size(Object value) {
    if (value instanceof String text) {
      return text.length();
    } else if (value instanceof byte[] bytes) {
      return bytes.length;
    }
    return value instanceof Collection<?> list ? 16L * list.size() : 16;
  }

  private static final class Elements extends GroupConverter {

    private final boolean set;
    private final Consumer<Object> to;
    private final GroupConverter each;
    private Collection<@Nullable Object> elements = new ArrayList<>();
    private @Nullable Object element;

    Elements(ParquetNode.Listing list, Type type, Consumer<Object> to) throws DamagedException {
      this.set = list.set();
      this.to = to;
      Converter converter = of(list.element(), type, value -> element = value);
      this.each =
          new GroupConverter() {
            @Override
            public Converter getConverter(int field) {
              return converter;
            }

            @Override
            public void start() {
              element = null;
            }

            @Override
            public void end() {
              elements.add(element);
            }
          };
    }

    @Override
    public Converter getConverter(int field) {
      return each;
    }

    @Override
    public void start() {
      elements = set ? new LinkedHashSet<>() : new ArrayList<>();
    }

    @Override
    public void end() {
      to.accept(elements);
    }
  }

  @Override
  public boolean hasDictionarySupport() {
    return true;
  }

  @Override
  public void setDictionary(Dictionary values) {
    dictionary = new Object[values.getMaxId() + 1];
    for (int i = 0; i < dictionary.length; i++) {
      dictionary[i] = load.apply(decoded(values, i));
    }
  }

  private Object decoded(Dictionary values, int id) {
    return switch (primitive) {
      case INT32 -> values.decodeToInt(id);
      case INT64 -> values.decodeToLong(id);
      case FLOAT -> values.decodeToFloat(id);
      case DOUBLE -> values.decodeToDouble(id);
      case BOOLEAN -> values.decodeToBoolean(id);
      default -> values.decodeToBinary(id);
    };
  }

  @Override
  public void addValueFromDictionary(int id) {
    to.accept(Objects.requireNonNull(dictionary[id]));
  }

  @Override
  public void addBinary(Binary value) {
    to.accept(load.apply(value));
  }

  @Override
  public void addBoolean(boolean value) {
    to.accept(load.apply(value));
  }

  @Override
  public void addDouble(double value) {
    to.accept(load.apply(value));
  }

  @Override
  public void addFloat(float value) {
    to.accept(load.apply(value));
  }

  @Override
  public void addInt(int value) {
    to.accept(load.apply(value));
  }

  @Override
  public void addLong(long value) {
    to.accept(load.apply(value));
  }
}
