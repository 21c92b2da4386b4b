package io.neosync.s3;

import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * How values of one kind are stored in Parquet: as a {@link Boolean}, {@link Integer}, {@link
 * Long}, {@link Float}, {@link Double} or {@link Binary}. Thread-safe.
 *
 * @param length of the bytes, where they have a fixed one
 * @param annotation what the stored values mean; none where they mean themselves
 * @param store what is stored of a value; null where the column cannot hold it
 * @param load the value that a reader makes of what is stored
 * @param exact whether a value that can be stored is loaded again just as it was
 */
record ParquetScalar(
    PrimitiveTypeName primitive,
    int length,
    @Nullable LogicalTypeAnnotation annotation,
    Function<Object, @Nullable Object> store,
    Function<Object, Object> load,
    Predicate<Object> exact) {

  private static final int NUMBER_BYTES = 8;

  PrimitiveType type(String name) {
    Types.PrimitiveBuilder<PrimitiveType> type =
        Types.primitive(primitive, Repetition.OPTIONAL).length(length);
    return (annotation == null ? type : type.as(annotation)).named(name);
  }

  /** About how many bytes something stored takes. */
  static int size(Object stored) {
    return stored instanceof Binary binary ? binary.length() + Integer.BYTES : NUMBER_BYTES;
  }

  static void add(Object stored, RecordConsumer to) {
    if (stored instanceof Binary binary) {
      to.addBinary(binary);
    } else if (stored instanceof Long number) {
      to.addLong(number);
    } else if (stored instanceof Integer number) {
      to.addInteger(number);
    } else if (stored instanceof Double number) {
      to.addDouble(number);
    } else if (stored instanceof Float number) {
      to.addFloat(number);
    } else {
      to.addBoolean((Boolean) stored);
    }
  }
}
