package io.neosync.schema;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the values of a column are, in no engine's words: by it columns of different engines are
 * compared, and it says of which Java class the values in an {@link io.neosync.spi.Row} are. All
 * values are immutable records.
 *
 * <p>A value that the class cannot hold, as infinity among dates, is an {@link
 * io.neosync.spi.EngineValue} of the engine it comes from, whatever the type.
 */
public sealed interface LogicalType {

  /** True or false: {@link Boolean}. */
  record Bool() implements LogicalType {}

  /**
   * A whole number: {@link Long}, or {@link java.math.BigDecimal} beyond its range.
   *
   * @param bits 8 to 64
   */
  record Int(int bits, boolean signed) implements LogicalType {

    public Int {
      if (bits < 1 || bits > 64) {
        throw new IllegalArgumentException("an integer of " + bits + " bits");
      }
    }

    /** A signed one. */
    public static Int of(int bits) {
      return new Int(bits, true);
    }

    /** The most digits that a value has. */
    public int digits() {
      int magnitude = signed ? bits - 1 : bits;
      return (int) Math.floor(magnitude * Math.log10(2)) + 1;
    }
  }

  /**
   * A decimal number: {@link java.math.BigDecimal}, with its scale; {@link Double} where it is NaN
   * or infinite, which only some engines allow.
   *
   * @param precision digits in all; empty where any number will do
   * @param scale digits after the point, at most; negative where digits before it are zeros
   */
  record Decimal(OptionalInt precision, int scale) implements LogicalType {

    /** Any precision and scale. */
    public static final Decimal ANY = new Decimal(OptionalInt.empty(), 0);

    public static Decimal of(int precision, int scale) {
      return new Decimal(OptionalInt.of(precision), scale);
    }
  }

  /**
   * A binary floating point number: {@link Float} of 32 bits, {@link Double} of 64.
   *
   * @param bits 32 or 64
   */
  record FloatingPoint(int bits) implements LogicalType {

    public FloatingPoint {
      if (bits != 32 && bits != 64) {
        throw new IllegalArgumentException("a floating point number of " + bits + " bits");
      }
    }
  }

  /**
   * Text: {@link String}.
   *
   * @param characters the most Unicode characters (code points) that a value has; empty without a
   *     limit
   */
  record Text(OptionalLong characters) implements LogicalType {

    /** Without a limit. */
    public static final Text UNLIMITED = new Text(OptionalLong.empty());

    public static Text of(long characters) {
      return new Text(OptionalLong.of(characters));
    }
  }

  /**
   * Bytes: {@code byte[]}.
   *
   * @param length the most bytes that a value has; empty without a limit
   */
  record Bytes(OptionalLong length) implements LogicalType {

    /** Without a limit. */
    public static final Bytes UNLIMITED = new Bytes(OptionalLong.empty());

    public static Bytes of(long length) {
      return new Bytes(OptionalLong.of(length));
    }
  }

  /** A day of the ISO calendar: {@link java.time.LocalDate}. */
  record Date() implements LogicalType {}

  /**
   * A time of day without a zone: {@link java.time.LocalTime}.
   *
   * @param fraction digits of a second, 0 to 9
   */
  record Time(int fraction) implements LogicalType {}

  /** A time of day with an offset: {@link java.time.OffsetTime}. */
  record OffsetTime(int fraction) implements LogicalType {}

  /** Date and time without a zone: {@link java.time.LocalDateTime}. */
  record Timestamp(int fraction) implements LogicalType {}

  /** A moment, whatever the zone: {@link java.time.Instant}. */
  record Moment(int fraction) implements LogicalType {}

  /** A moment and an offset: {@link java.time.OffsetDateTime}. */
  record OffsetTimestamp(int fraction) implements LogicalType {}

  /** A span of hours, minutes and seconds, also a negative one: {@link java.time.Duration}. */
  record Span(int fraction) implements LogicalType {}

  /** {@link java.util.UUID}. */
  record Uuid() implements LogicalType {}

  /** A JSON document: {@link String}. Spaces and the order of fields need not survive. */
  record Json() implements LogicalType {}

  /** An XML document or a part of one: {@link String}. */
  record Xml() implements LogicalType {}

  /**
   * A string of bits: {@link String} of 0 and 1.
   *
   * @param length how many; empty without a limit
   * @param varying whether there may be fewer
   */
  record Bits(OptionalLong length, boolean varying) implements LogicalType {}

  /** One of some texts: {@link String}. */
  record Enumeration(List<String> labels) implements LogicalType {

    public Enumeration {
      labels = List.copyOf(labels);
    }
  }

  /** Some of some texts: {@link java.util.Set} of {@link String}. */
  record LabelSet(List<String> labels) implements LogicalType {

    public LabelSet {
      labels = List.copyOf(labels);
    }
  }

  /** Values of one type in order, nested where there are several dimensions: {@link List}. */
  record Array(LogicalType element) implements LogicalType {

    public Array {
      Objects.requireNonNull(element, "element");
    }
  }

  /** Fields with names and values that no schema fixes: {@link java.util.Map}. */
  record Document() implements LogicalType {}

  /** Every value says by its own class what it is: a field of a document. */
  record Dynamic() implements LogicalType {}

  /**
   * What only one engine has: {@link String} or {@code byte[]}, as its connector documents it,
   * which says the value exactly.
   *
   * @param engine as it is called in messages
   * @param name as the engine writes the type
   * @param form of which of the two classes the values are
   */
  record Native(String engine, String name, Form form) implements LogicalType {

    /** How a value is said exactly. */
    public enum Form {
      /** {@link String}. */
      TEXT,
      /** {@code byte[]}. */
      BYTES
    }

    public Native {
      Objects.requireNonNull(engine, "engine");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(form, "form");
    }

    /** One whose values are text. */
    public Native(String engine, String name) {
      this(engine, name, Form.TEXT);
    }
  }
}
