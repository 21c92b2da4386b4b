package io.neosync.spi;

import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Array;
import io.neosync.schema.LogicalType.Bits;
import io.neosync.schema.LogicalType.Bool;
import io.neosync.schema.LogicalType.Bytes;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.Document;
import io.neosync.schema.LogicalType.Dynamic;
import io.neosync.schema.LogicalType.Enumeration;
import io.neosync.schema.LogicalType.FloatingPoint;
import io.neosync.schema.LogicalType.Int;
import io.neosync.schema.LogicalType.Json;
import io.neosync.schema.LogicalType.LabelSet;
import io.neosync.schema.LogicalType.Native;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.LogicalType.Uuid;
import io.neosync.schema.LogicalType.Xml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns values of one type into those of another, each exactly or not at all. It tries whatever it
 * is given: which types go together is said by {@link LogicalRules}.
 */
final class ExactValue {

  private final LogicalType from;
  private final LogicalType to;
  private final UnaryOperator<Object> element;

  private ExactValue(LogicalType from, LogicalType to) {
    this.from = from;
    this.to = to;
    this.element =
        to instanceof Array || jsonToFields()
            ? conversion(element(from), to instanceof Array array ? array.element() : to)
            : UnaryOperator.identity();
  }

  /**
   * From the class of {@code from} to that of {@code to}. Throws an {@link
   * IllegalArgumentException}, whose message has no value, where something would be lost.
   */
  static UnaryOperator<Object> conversion(LogicalType from, LogicalType to) {
    ExactValue values = new ExactValue(from, to);
    return values::convert;
  }

  /** Whether a list's elements are JSON, whose values become fields. */
  private boolean jsonToFields() {
    return to instanceof Dynamic && from instanceof Array array && innermost(array) instanceof Json;
  }

  private static LogicalType element(LogicalType from) {
    if (from instanceof LabelSet set) {
      return new Enumeration(set.labels());
    }
    return from instanceof Array array ? array.element() : new Dynamic();
  }

  private Object convert(Object value) {
    Object said = fromJson() ? JsonText.values((String) value) : value;
    Object converted = said == null ? null : attempt(said);
    if (converted == null) {
      throw new IllegalArgumentException(
          "%s cannot be stored unchanged as %s"
              .formatted(value instanceof EngineValue ? value : "a value", TypeWords.of(to)));
    }
    return converted;
  }

  /** Whether it is not the JSON itself that is wanted, but what it says. */
  private boolean fromJson() {
    return from instanceof Json
        && !(to instanceof Json || to instanceof Text || to instanceof Xml || to instanceof Native);
  }

  /** The value in the other class; null where it cannot be said there. */
  private @Nullable Object attempt(Object value) {
    if (value instanceof EngineValue own) {
      return dynamic(own);
    } else if (to instanceof Dynamic) {
      return jsonToFields() && value instanceof Collection<?> list ? elements(list) : value;
    } else if (to instanceof Text text) {
      String said = text(value);
      return said != null && within(CanonicalText.length(said), text.characters()) ? said : null;
    } else if (to instanceof Bool) {
      return truth(value);
    } else if (from instanceof Bits && inDigits()) {
      return null; // they are digits, but no decimal ones
    } else if (to instanceof Int type) {
      return ExactNumber.integer(value, type);
    } else if (to instanceof Decimal type) {
      return ExactNumber.decimal(value, type);
    } else if (to instanceof FloatingPoint type) {
      boolean whole = from instanceof Int || value instanceof Long || value instanceof Integer;
      return ExactNumber.floating(value, type.bits(), whole);
    } else if (to instanceof Bytes bytes) {
      return value instanceof byte[] array && within(array.length, bytes.length()) ? array : null;
    } else if (to instanceof Json) {
      return json(value);
    } else if (to instanceof Document) {
      Object fields = value instanceof String text ? JsonText.values(text) : value;
      return fields instanceof Map ? fields : null;
    }
    return ofLabelsOrParts(value);
  }

  private boolean inDigits() {
    return to instanceof Int || to instanceof Decimal || to instanceof FloatingPoint;
  }

  private @Nullable Object ofLabelsOrParts(Object value) {
    if (to instanceof Uuid) {
      return uuid(value);
    } else if (to instanceof Bits bits) {
      return bits(value, bits);
    } else if (to instanceof Enumeration enumeration) {
      String label = CanonicalText.of(value);
      return label != null && enumeration.labels().contains(label) ? label : null;
    } else if (to instanceof LabelSet set) {
      return labels(value, set);
    } else if (to instanceof Array) {
      Object list =
          from instanceof Text && value instanceof String text ? JsonText.values(text) : value;
      return list instanceof Collection<?> elements ? elements(elements) : null;
    } else if (to instanceof Xml) {
      return value instanceof String text ? wellFormed(text) : null;
    } else if (to instanceof Native own) {
      boolean form =
          own.form() == Native.Form.TEXT ? value instanceof String : value instanceof byte[];
      return form ? value : null;
    }
    return ExactTime.of(value, to);
  }

  /** A field of a document may hold what only its engine has; its text says it. */
  private @Nullable Object dynamic(EngineValue value) {
    if (to instanceof Dynamic) {
      return value;
    }
    return from instanceof Dynamic
            && to instanceof Text text
            && within(CanonicalText.length(value.text()), text.characters())
        ? value.text()
        : null;
  }

  private static boolean within(long length, OptionalLong room) {
    return room.isEmpty() || length <= room.getAsLong();
  }

  private @Nullable String text(Object value) {
    if (value instanceof Set<?> labels && from instanceof LabelSet) {
      return String.join(",", labels.stream().map(String::valueOf).toList());
    } else if (value instanceof Map || value instanceof Collection) {
      return json(value);
    }
    String text = CanonicalText.of(value);
    return text == null ? null : wellFormed(text);
  }

  /** Half a character has no code in any encoding. */
  private static @Nullable String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || ++i == text.length()
            || !Character.isLowSurrogate(text.charAt(i))) {
          return null;
        }
      }
    }
    return text;
  }

  private @Nullable Boolean truth(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    } else if (value instanceof String text && !(from instanceof Bits)) {
      return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
    }
    Object bit = ExactNumber.integer(value, new Int(1, false));
    return bit == null ? null : (Boolean) bit.equals(1L);
  }

  /** JSON stays as it is; text that only looks so is a string. */
  private @Nullable String json(Object value) {
    if (value instanceof String text && from instanceof Json) {
      return text;
    } else if (value instanceof String text && from instanceof Text) {
      JsonText.values(text);
      return text;
    }
    StringBuilder json = new StringBuilder();
    if (value instanceof Collection<?> elements && innermost(from) instanceof Json) {
      appendRaw(elements, json);
    } else {
      JsonText.append(value, json);
    }
    return wellFormed(json.toString());
  }

  private static LogicalType innermost(LogicalType type) {
    return type instanceof Array array ? innermost(array.element()) : type;
  }

  private static void appendRaw(Collection<?> elements, StringBuilder json) {
    json.append('[');
    String separator = "";
    for (Object element : elements) {
      json.append(separator);
      separator = ",";
      if (element instanceof Collection<?> inner) {
        appendRaw(inner, json);
      } else {
        json.append(element);
      }
    }
    json.append(']');
  }

  private static @Nullable UUID uuid(Object value) {
    if (value instanceof UUID uuid) {
      return uuid;
    }
    try {
      UUID uuid = value instanceof String text ? UUID.fromString(text) : null;
      return uuid != null && uuid.toString().equalsIgnoreCase((String) value) ? uuid : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String bits(Object value, Bits type) {
    String bits = value instanceof Boolean truth ? (truth ? "1" : "0") : String.valueOf(value);
    if (!(value instanceof Boolean || value instanceof String)
        || !bits.chars().allMatch(bit -> bit == '0' || bit == '1')) {
      return null;
    }
    boolean fits =
        within(bits.length(), type.length())
            && (type.varying()
                || type.length().isEmpty()
                || bits.length() == type.length().getAsLong());
    return fits ? bits : null;
  }

  private @Nullable Set<String> labels(Object value, LabelSet type) {
    Collection<?> given;
    if (value instanceof Collection<?> several) {
      given = several;
    } else if (from instanceof Text && value instanceof String text) {
      given = text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
    } else {
      return null;
    }
    Set<String> labels = new LinkedHashSet<>();
    for (Object each : given) {
      boolean json = from instanceof Array array && array.element() instanceof Json;
      Object label = json ? JsonText.values(String.valueOf(each)) : each;
      if (!(label instanceof String text) || !type.labels().contains(text) || !labels.add(text)) {
        return null;
      }
    }
    return labels;
  }

  private List<@Nullable Object> elements(Collection<?> values) {
    List<@Nullable Object> elements = new ArrayList<>();
    for (Object value : values) {
      if (value == null) {
        elements.add(null);
      } else if (value instanceof Collection<?> inner && !severalIn()) {
        elements.add(elements(inner));
      } else {
        elements.add(element.apply(value));
      }
    }
    return elements;
  }

  /** Whether a list can be an element by itself, and is no further dimension. */
  private boolean severalIn() {
    LogicalType element = to instanceof Array array ? array.element() : to;
    return !jsonToFields() && several(element);
  }

  private static boolean several(LogicalType element) {
    return element instanceof Array
        || element instanceof LabelSet
        || element instanceof Json
        || element instanceof Dynamic;
  }
}
