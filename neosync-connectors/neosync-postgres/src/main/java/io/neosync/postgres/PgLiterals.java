package io.neosync.postgres;

import io.neosync.jdbc.SqlRenderer;
import io.neosync.spi.Condition;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.HStoreConverter;
import org.postgresql.util.PGobject;

/**
 * Values as literals, where the server cannot bind them: all that its driver binds. A literal is
 * one operand wherever a placeholder may stand, whatever it contains, and has the type that the
 * driver would give it; a text, as in SQL itself, takes the type that its surroundings want.
 */
final class PgLiterals {

  private PgLiterals() {}

  /** The condition with its values as literals. */
  static String inlined(Condition condition) {
    return SqlRenderer.inlined(condition, PgLiterals::of);
  }

  /**
   * @throws IllegalArgumentException if the value cannot be a literal; the message does not hold it
   */
  static String of(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value.getClass().isArray() && !(value instanceof byte[])) {
      return cast(PgArrays.text(value), PgArrays.type(value));
    }
    if (value instanceof java.sql.Array array) {
      return ofArray(array);
    }
    if (value instanceof PGobject object) {
      return ofObject(object);
    }
    String type = type(value);
    String text = text(value);
    return type.isEmpty() ? quoted(text) : cast(text, type);
  }

  /**
   * The type of the value's literal, empty where its surroundings tell.
   *
   * @throws IllegalArgumentException if there is none
   */
  static String type(Object value) {
    if (value instanceof CharSequence
        || value instanceof Character
        || value instanceof Enum<?>
        || value instanceof java.sql.Timestamp
        || value instanceof java.sql.Date
        || value instanceof java.sql.Time) {
      return "";
    }
    return PgTypes.of(value.getClass())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a value of type "
                        + value.getClass().getName()
                        + " cannot be written as a PostgreSQL literal"));
  }

  /** The value as its type reads it, without quotes. */
  static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return "\\x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof BigDecimal number) {
      return number.toString();
    }
    if (value instanceof Map<?, ?> map) {
      return HStoreConverter.toString(map);
    }
    if (value instanceof SQLXML xml) {
      try {
        return String.valueOf(xml.getString());
      } catch (SQLException e) {
        throw new IllegalArgumentException("an XML value cannot be read", e);
      }
    }
    return PgTimes.text(value).orElseGet(value::toString);
  }

  private static String ofArray(java.sql.Array array) {
    try {
      return cast(array.toString(), PgTypes.named(array.getBaseTypeName()) + "[]");
    } catch (SQLException e) {
      throw new IllegalArgumentException("the type of an array cannot be read", e);
    }
  }

  private static String ofObject(PGobject object) {
    String type = PgTypes.named(object.getType());
    String text = object.getValue();
    return text == null ? "CAST(NULL AS " + type + ")" : cast(text, type);
  }

  private static String cast(String text, String type) {
    return "CAST(" + quoted(text) + " AS " + type + ")";
  }

  /** The text in quotes, read the same whatever standard_conforming_strings says. */
  private static String quoted(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "a text value contains the NUL character, which PostgreSQL cannot hold");
    }
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw new IllegalArgumentException("a text value contains half of a surrogate pair");
    }
    String doubled = text.replace("'", "''");
    return text.indexOf('\\') < 0
        ? "'" + doubled + "'"
        : " E'" + doubled.replace("\\", "\\\\") + "'";
  }
}
