package io.neosync.postgres;

import java.lang.reflect.Array;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** Java's arrays, of objects or primitives, in any number of dimensions, as the server's text. */
final class PgArrays {

  private PgArrays() {}

  /**
   * The server's type of an array: that of its class, or where that says nothing, of its first
   * element that is not null.
   *
   * @throws IllegalArgumentException if there is none
   */
  static String type(Object array) {
    Class<?> element = array.getClass();
    while (element.isArray() && element != byte[].class) {
      element = element.getComponentType();
    }
    Optional<String> declared =
        element == Number.class || element == java.util.Date.class
            ? Optional.empty()
            : PgTypes.of(element);
    String type =
        declared
            .or(() -> Optional.ofNullable(first(array)).map(PgArrays::elementType))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "an array of type "
                            + array.getClass().getSimpleName()
                            + " does not tell the type of its elements"));
    return type + "[]";
  }

  private static String elementType(Object element) {
    return element instanceof PGobject object
        ? PgTypes.named(object.getType())
        : PgTypes.of(element.getClass())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "values of type "
                            + element.getClass().getName()
                            + " cannot be elements of a PostgreSQL array"));
  }

  private static @Nullable Object first(Object array) {
    for (int i = 0; i < Array.getLength(array); i++) {
      Object element = Array.get(array, i);
      Object found = nested(element) ? first(element) : element;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean nested(@Nullable Object element) {
    return element != null && element.getClass().isArray() && !(element instanceof byte[]);
  }

  /** The elements in braces, every one of them in quotes but NULL. */
  static String text(Object array) {
    StringBuilder text = new StringBuilder();
    append(array, text);
    // An array of empty arrays is an empty array.
    return text.indexOf("\"") < 0 && text.indexOf("N") < 0 ? "{}" : text.toString();
  }

  private static void append(Object array, StringBuilder text) {
    text.append('{');
    for (int i = 0; i < Array.getLength(array); i++) {
      if (i > 0) {
        text.append(',');
      }
      Object element = Array.get(array, i);
      if (element == null) {
        text.append("NULL");
      } else if (nested(element)) {
        append(element, text);
      } else {
        text.append('"').append(escaped(element)).append('"');
      }
    }
    text.append('}');
  }

  private static String escaped(Object element) {
    String value =
        element instanceof PGobject object
            ? String.valueOf(object.getValue())
            : PgLiterals.text(element);
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
