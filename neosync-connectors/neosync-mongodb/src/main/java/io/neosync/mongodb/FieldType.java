package io.neosync.mongodb;

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
import io.neosync.schema.LogicalType.Moment;
import io.neosync.schema.LogicalType.Native;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.LogicalType.Uuid;

/**
 * A field of documents that are read or written as rows with columns.
 *
 * @param logical of which class its values are; anything where documents are read
 */
record FieldType(LogicalType logical) implements ColumnType {

  /** A field that is read: each value says by itself what it is. */
  static final FieldType ANY = new FieldType(new Dynamic());

  /** Digits of a second that MongoDB's dates have. */
  private static final int FRACTION = 3;

  /** Digits that MongoDB's decimals have. */
  static final int DIGITS = 34;

  /** The field for a column of these values. What BSON has no type for is text. */
  static FieldType holding(LogicalType column) {
    return new FieldType(logical(column));
  }

  private static LogicalType logical(LogicalType column) {
    if (column instanceof Bool
        || column instanceof FloatingPoint
        || column instanceof Uuid
        || column instanceof Document
        || column instanceof Dynamic) {
      return column;
    } else if (column instanceof Int integer) {
      return integer.signed() || integer.bits() < Long.SIZE
          ? integer
          : Decimal.of(integer.digits(), 0);
    } else if (column instanceof Decimal decimal) {
      return decimal.precision().isEmpty() ? decimal : Decimal.of(DIGITS, decimal.scale());
    } else if (column instanceof Moment moment && moment.fraction() <= FRACTION) {
      return new Moment(FRACTION);
    } else if (column instanceof Json) {
      return new Dynamic();
    } else if (column instanceof Array array) {
      return new Array(logical(array.element()));
    } else if (column instanceof LabelSet) {
      return new Array(Text.UNLIMITED);
    } else if (column instanceof Bytes
        || (column instanceof Native own && own.form() == Native.Form.BYTES)) {
      return Bytes.UNLIMITED;
    }
    return Text.UNLIMITED;
  }

  /** MongoDB's name of the type. */
  @Override
  public String name() {
    if (logical instanceof Bool) {
      return "bool";
    } else if (logical instanceof Int integer) {
      return small(integer) ? "int" : "long";
    } else if (logical instanceof Decimal) {
      return "decimal";
    } else if (logical instanceof FloatingPoint) {
      return "double";
    } else if (logical instanceof Bytes || logical instanceof Uuid) {
      return "binData";
    } else if (logical instanceof Moment) {
      return "date";
    } else if (logical instanceof Array) {
      return "array";
    } else if (logical instanceof Document) {
      return "object";
    }
    return logical instanceof Text ? "string" : "field";
  }

  @Override
  public String engine() {
    return MongoDb.ENGINE;
  }

  /** Whether every value is one of BSON's int. */
  static boolean small(Int integer) {
    return integer.bits() < Integer.SIZE || (integer.signed() && integer.bits() == Integer.SIZE);
  }

  @Override
  public String toString() {
    return name();
  }
}
