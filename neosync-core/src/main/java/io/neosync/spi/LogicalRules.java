package io.neosync.spi;

import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Array;
import io.neosync.schema.LogicalType.Bits;
import io.neosync.schema.LogicalType.Bool;
import io.neosync.schema.LogicalType.Bytes;
import io.neosync.schema.LogicalType.Date;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.Document;
import io.neosync.schema.LogicalType.Dynamic;
import io.neosync.schema.LogicalType.Enumeration;
import io.neosync.schema.LogicalType.FloatingPoint;
import io.neosync.schema.LogicalType.Int;
import io.neosync.schema.LogicalType.Json;
import io.neosync.schema.LogicalType.LabelSet;
import io.neosync.schema.LogicalType.Moment;
import io.neosync.schema.LogicalType.Native;
import io.neosync.schema.LogicalType.OffsetTime;
import io.neosync.schema.LogicalType.OffsetTimestamp;
import io.neosync.schema.LogicalType.Span;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.LogicalType.Time;
import io.neosync.schema.LogicalType.Timestamp;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Which types hold which others' values. How a value is turned into another is not said here. */
final class LogicalRules {

  private LogicalRules() {}

  static Fit.Kind kind(LogicalType from, LogicalType to) {
    if (holds(from, to)) {
      return holds(to, from) ? Fit.Kind.EXACT : Fit.Kind.WIDENED;
    }
    return holdsMost(from, to) ? Fit.Kind.CHECKED : Fit.Kind.REFUSED;
  }

  /** Whether any value could be turned into one of the other type without a loss. */
  static boolean possible(LogicalType from, LogicalType to) {
    if (from instanceof Dynamic || to instanceof Dynamic) {
      return true;
    }
    return bytes(from) == bytes(to);
  }

  private static boolean bytes(LogicalType type) {
    return type instanceof Bytes || (type instanceof Native own && own.form() == Native.Form.BYTES);
  }

  /** What values say by themselves may be anything, and JSON has no NaN and no bytes. */
  private static boolean holdsMost(LogicalType from, LogicalType to) {
    if (from instanceof Dynamic) {
      return true;
    }
    boolean text = to instanceof Json || to.equals(Text.UNLIMITED);
    return text
        && (from instanceof Document
            || (from instanceof Array array && innermost(array) instanceof FloatingPoint));
  }

  private static LogicalType innermost(Array array) {
    return array.element() instanceof Array inner ? innermost(inner) : array.element();
  }

  private static boolean holds(LogicalType from, LogicalType to) {
    if (from.equals(to) || to instanceof Dynamic) {
      return true;
    }
    if (to instanceof Text text) {
      return textHolds(from, text);
    } else if (from instanceof Bool) {
      return to instanceof Int || (to instanceof Bits bits && bitsHold(oneBit(), bits));
    } else if (from instanceof Int integer) {
      return integerFits(integer, to);
    } else if (from instanceof Decimal decimal) {
      return to instanceof Decimal wider && decimalHolds(decimal, wider);
    } else if (from instanceof FloatingPoint number) {
      return to instanceof FloatingPoint wider && number.bits() <= wider.bits();
    } else if (from instanceof Bytes bytes) {
      return to instanceof Bytes wider && reaches(bytes.length(), wider.length());
    } else if (from instanceof Bits bits) {
      return to instanceof Bits wider ? bitsHold(bits, wider) : isOneBit(bits, to);
    } else if (from instanceof Enumeration enumeration) {
      return to instanceof Enumeration wider && wider.labels().containsAll(enumeration.labels());
    } else if (from instanceof LabelSet set) {
      return setFits(set, to);
    } else if (from instanceof Array array) {
      return to instanceof Array wider
          ? holds(array.element(), wider.element())
          : to instanceof Json && inJson(array.element());
    }
    return timeFits(from, to);
  }

  private static boolean integerFits(Int from, LogicalType to) {
    int magnitude = from.signed() ? from.bits() - 1 : from.bits();
    if (to instanceof Int wider) {
      int room = wider.signed() ? wider.bits() - 1 : wider.bits();
      return (wider.signed() || !from.signed()) && magnitude <= room;
    } else if (to instanceof Decimal decimal) {
      OptionalInt precision = decimal.precision();
      return precision.isEmpty()
          || (decimal.scale() >= 0 && precision.getAsInt() - decimal.scale() >= from.digits());
    }
    return to instanceof FloatingPoint number && magnitude <= (number.bits() == 64 ? 53 : 24);
  }

  private static boolean decimalHolds(Decimal from, Decimal to) {
    OptionalInt digits = from.precision();
    OptionalInt room = to.precision();
    if (room.isEmpty()) {
      return true;
    }
    return digits.isPresent()
        && from.scale() <= to.scale()
        && digits.getAsInt() - from.scale() <= room.getAsInt() - to.scale();
  }

  /** The digits, dates, labels and so on of a value, as {@link CanonicalText} writes them. */
  private static boolean textHolds(LogicalType from, Text to) {
    if (from instanceof Text text) {
      return reaches(text.characters(), to.characters());
    } else if (bytes(from) || from instanceof Document || from instanceof Dynamic) {
      return false;
    } else if (from instanceof LabelSet set && !separable(set)) {
      return false;
    } else if (from instanceof Array array) {
      return to.equals(Text.UNLIMITED) && inJson(array.element());
    }
    return reaches(CanonicalText.longest(from), to.characters());
  }

  /** Whether texts of a set's labels, separated by commas, can be told apart again. */
  private static boolean separable(LabelSet set) {
    return set.labels().stream().noneMatch(label -> label.isEmpty() || label.contains(","));
  }

  private static boolean setFits(LabelSet from, LogicalType to) {
    if (to instanceof LabelSet wider) {
      return wider.labels().containsAll(from.labels());
    }
    return to instanceof Json
        || (to instanceof Array array && holds(new Enumeration(from.labels()), array.element()));
  }

  private static Bits oneBit() {
    return new Bits(OptionalLong.of(1), false);
  }

  private static boolean isOneBit(Bits bits, LogicalType to) {
    return to instanceof Bool && bits.equals(oneBit());
  }

  private static boolean bitsHold(Bits from, Bits to) {
    return to.varying()
        ? reaches(from.length(), to.length())
        : !from.varying() && from.length().equals(to.length());
  }

  private static boolean reaches(OptionalLong most, OptionalLong room) {
    return room.isEmpty() || (most.isPresent() && most.getAsLong() <= room.getAsLong());
  }

  /** Whether JSON says every value of an array's element; whatever JSON has no word for is text. */
  private static boolean inJson(LogicalType element) {
    if (element instanceof Array array) {
      return inJson(array.element());
    }
    return !bytes(element)
        && !(element instanceof FloatingPoint)
        && !(element instanceof Document)
        && !(element instanceof Dynamic);
  }

  private static boolean timeFits(LogicalType from, LogicalType to) {
    if (from instanceof Date) {
      return to instanceof Timestamp;
    } else if (from instanceof Time time) {
      return (to instanceof Time wider && time.fraction() <= wider.fraction())
          || (to instanceof Span span && time.fraction() <= span.fraction());
    } else if (from instanceof OffsetTime time) {
      return to instanceof OffsetTime wider && time.fraction() <= wider.fraction();
    } else if (from instanceof Timestamp timestamp) {
      return to instanceof Timestamp wider && timestamp.fraction() <= wider.fraction();
    } else if (from instanceof Moment moment) {
      return (to instanceof Moment wider && moment.fraction() <= wider.fraction())
          || (to instanceof OffsetTimestamp other && moment.fraction() <= other.fraction());
    } else if (from instanceof OffsetTimestamp timestamp) {
      return to instanceof OffsetTimestamp wider && timestamp.fraction() <= wider.fraction();
    } else if (from instanceof Span span) {
      return to instanceof Span wider && span.fraction() <= wider.fraction();
    }
    return false;
  }
}
