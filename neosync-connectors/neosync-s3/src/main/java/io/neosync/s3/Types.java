package io.neosync.s3;

import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Array;
import io.neosync.schema.LogicalType.Native.Form;

/** What encoders and decoders have to agree on. */
final class Types {

  private Types() {}

  /** Whether values are a {@link String} that is written as it is. */
  static boolean isText(LogicalType type) {
    return type instanceof LogicalType.Text
        || type instanceof LogicalType.Json
        || type instanceof LogicalType.Xml
        || type instanceof LogicalType.Bits
        || type instanceof LogicalType.Enumeration
        || (type instanceof LogicalType.Native own && own.form() == Form.TEXT);
  }

  /** Whether values are bytes. */
  static boolean isBinary(LogicalType type) {
    return type instanceof LogicalType.Bytes
        || (type instanceof LogicalType.Native own && own.form() == Form.BYTES);
  }

  /** The type of what is no list, however many dimensions there are. */
  static LogicalType innermost(Array array) {
    LogicalType type = array.element();
    while (type instanceof Array inner) {
      type = inner.element();
    }
    return type;
  }
}
