package io.neosync.s3;

import io.neosync.schema.LogicalType;
import io.neosync.spi.EngineValue;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What some documents have in common: which fields, and of which types. Fields whose values are of
 * several types become JSON. Used by one thread.
 */
final class ParquetShape {

  /** Each costs memory, however few values it has. */
  private static final int MOST_LEAVES = 200;

  private static final int DEEPEST = 8;

  /** What is written into columns of one type; by the class of the value. */
  private enum Kind {
    DOCUMENT,
    LIST,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    ENGINE,
    OTHER
  }

  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private final Set<String> engineTypes = new HashSet<>();
  private final Set<Class<?>> classes = new LinkedHashSet<>();
  private final Map<String, ParquetShape> fields = new LinkedHashMap<>();
  private @Nullable ParquetShape elements;

  /** Looks at one more value of the field. */
  void add(@Nullable Object value) {
    if (value == null) {
      return;
    }
    Kind kind = kind(value);
    kinds.add(kind);
    if (value instanceof Map<?, ?> document) {
      document.forEach(
          (name, each) ->
              fields.computeIfAbsent(String.valueOf(name), key -> new ParquetShape()).add(each));
    } else if (value instanceof Collection<?> list) {
      ParquetShape shape = elements == null ? new ParquetShape() : elements;
      elements = shape;
      list.forEach(shape::add);
    } else if (value instanceof EngineValue own) {
      engineTypes.add(own.engine() + " " + own.type());
    } else if (kind == Kind.OTHER) {
      classes.add(value.getClass());
    }
  }

  private static Kind kind(Object value) {
    if (value instanceof Map) {
      return Kind.DOCUMENT;
    } else if (value instanceof Collection) {
      return Kind.LIST;
    } else if (value instanceof Integer) {
      return Kind.INT;
    } else if (value instanceof Long) {
      return Kind.LONG;
    } else if (value instanceof Float) {
      return Kind.FLOAT;
    } else if (value instanceof Double) {
      return Kind.DOUBLE;
    }
    return value instanceof EngineValue ? Kind.ENGINE : Kind.OTHER;
  }

  /** The fields of all documents that were looked at. */
  ParquetFields documents() {
    for (int depth = DEEPEST; depth > 0; depth--) {
      ParquetFields all = new ParquetFields(nodes(depth, Integer.MAX_VALUE));
      if (all.leaves() <= MOST_LEAVES) {
        return all;
      }
    }
    return new ParquetFields(nodes(1, MOST_LEAVES));
  }

  /** Without names that only differ in upper and lower case, which many tools cannot tell apart. */
  private Map<String, ParquetNode> nodes(int depth, int most) {
    Map<String, ParquetNode> nodes = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    fields.forEach(
        (name, shape) -> {
          boolean sayable = !name.isEmpty() && ParquetTexts.isEncodable(name);
          if (sayable && nodes.size() < most && names.add(name.toLowerCase(Locale.ROOT))) {
            nodes.put(name, shape.node(depth - 1));
          }
        });
    return nodes;
  }

  private ParquetNode node(int depth) {
    if (kinds.equals(EnumSet.of(Kind.DOCUMENT)) && depth > 0) {
      Map<String, ParquetNode> nodes = nodes(depth, Integer.MAX_VALUE);
      if (!nodes.isEmpty()) {
        return new ParquetNode.Group(new ParquetFields(nodes));
      }
    }
    ParquetShape each = elements;
    if (kinds.equals(EnumSet.of(Kind.LIST)) && depth > 0 && each != null && each.isKnown()) {
      return new ParquetNode.Listing(each.node(depth - 1), false);
    }
    return new ParquetNode.Leaf(scalar());
  }

  private boolean isKnown() {
    return !kinds.isEmpty();
  }

  private ParquetScalar scalar() {
    if (EnumSet.of(Kind.INT).equals(kinds)) {
      return ParquetScalars.of(LogicalType.Int.of(32));
    } else if (isAmong(EnumSet.of(Kind.INT, Kind.LONG))) {
      return ParquetScalars.of(LogicalType.Int.of(64));
    } else if (EnumSet.of(Kind.FLOAT).equals(kinds)) {
      return ParquetScalars.of(new LogicalType.FloatingPoint(32));
    } else if (isAmong(EnumSet.of(Kind.INT, Kind.FLOAT, Kind.DOUBLE))) {
      return ParquetScalars.of(new LogicalType.FloatingPoint(64));
    } else if (EnumSet.of(Kind.ENGINE).equals(kinds) && engineTypes.size() == 1) {
      return ParquetTexts.engineText();
    } else if (EnumSet.of(Kind.OTHER).equals(kinds) && classes.size() == 1) {
      return ParquetScalars.of(Types.of(classes.iterator().next()));
    }
    return ParquetTexts.json();
  }

  private boolean isAmong(Set<Kind> some) {
    return isKnown() && some.containsAll(kinds);
  }
}
