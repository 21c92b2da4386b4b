package io.neosync.dynamodb;

import io.neosync.schema.ColumnType;
import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Array;
import io.neosync.schema.LogicalType.Bool;
import io.neosync.schema.LogicalType.Bytes;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.Document;
import io.neosync.schema.LogicalType.Dynamic;
import io.neosync.schema.LogicalType.FloatingPoint;
import io.neosync.schema.LogicalType.Int;
import io.neosync.schema.LogicalType.Json;
import io.neosync.schema.LogicalType.LabelSet;
import io.neosync.schema.LogicalType.Native;
import io.neosync.schema.LogicalType.Text;

/**
 * An attribute of items that are read or written as rows with columns.
 *
 * @param logical of which class its values are; anything where items are read
 */
record AttributeType(LogicalType logical) implements ColumnType {

  /** An attribute that is read: each value says by itself what it is. */
  static final AttributeType ANY = new AttributeType(new Dynamic());

  /** The attribute for a column of these values. What DynamoDB has no type for is text. */
  static AttributeType holding(LogicalType column) {
    return new AttributeType(logicalOf(column));
  }

  private static LogicalType logicalOf(LogicalType column) {
    if (column instanceof Bool
        || column instanceof Int
        || column instanceof FloatingPoint
        || column instanceof Document
        || column instanceof Dynamic) {
      return column;
    } else if (column instanceof Decimal decimal) {
      return decimal.precision().isEmpty()
          ? decimal
          : Decimal.of(Documents.DIGITS, decimal.scale());
    } else if (column instanceof Json) {
      return new Dynamic();
    } else if (column instanceof Array array) {
      return new Array(logicalOf(array.element()));
    } else if (column instanceof LabelSet) {
      return new Array(Text.UNLIMITED);
    } else if (column instanceof Bytes
        || (column instanceof Native own && own.form() == Native.Form.BYTES)) {
      return Bytes.UNLIMITED;
    }
    return Text.UNLIMITED;
  }

  /**
   * Whether DynamoDB has numbers for not all of the type's values: NaN, for one, or more digits
   * than it keeps.
   */
  boolean checked() {
    return logical instanceof FloatingPoint
        || (logical instanceof Decimal decimal && decimal.precision().isEmpty());
  }

  /** As DynamoDB calls the type. */
  @Override
  public String name() {
    if (logical instanceof Bool) {
      return "BOOL";
    } else if (logical instanceof Int
        || logical instanceof Decimal
        || logical instanceof FloatingPoint) {
      return "N";
    } else if (logical instanceof Bytes) {
      return "B";
    } else if (logical instanceof Array) {
      return "L";
    } else if (logical instanceof Document) {
      return "M";
    }
    return logical instanceof Text ? "S" : "attribute";
  }

  @Override
  public String engine() {
    return DynamoDb.ENGINE;
  }

  @Override
  public String toString() {
    return name();
  }
}
