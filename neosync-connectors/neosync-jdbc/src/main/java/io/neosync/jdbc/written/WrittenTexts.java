package io.neosync.jdbc.written;

import io.neosync.schema.ColumnType;
import io.neosync.spi.Moment;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts, labels, truth values and bytes that people wrote by hand. */
public final class WrittenTexts {

  private static final Pattern HEX = Pattern.compile("\\\\x([0-9a-fA-F]{2})*");

  private WrittenTexts() {}

  /** What a value is called in messages. */
  public static String kind(@Nullable Object value) {
    if (value instanceof Boolean) {
      return "the truth value";
    } else if (value instanceof Number) {
      return "the number";
    } else if (value instanceof byte[]) {
      return "the binary value";
    } else if (value instanceof Collection) {
      return "the list";
    } else if (value instanceof Map) {
      return "the document";
    }
    return "the text";
  }

  /**
   * Text that an engine reads as a value of some type.
   *
   * @param engine whose type it is, for the message
   * @throws Unfit if the value is neither text nor a number
   */
  public static String text(Object value, String engine, ColumnType type) throws Unfit {
    if (value instanceof Moment moment) {
      return moment.text();
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof String text) {
      return whole(text);
    }
    throw new Unfit(
        "cannot be stored there: write it as %s writes a %s".formatted(engine, type.name()));
  }

  /**
   * Text that is stored as text.
   *
   * @throws Unfit if the value is none, or a number that could be written in several ways
   */
  public static String characters(Object value) throws Unfit {
    if (value instanceof BigDecimal number) {
      String text = number.toString();
      if (text.indexOf('E') >= 0) {
        throw new Unfit("is to be stored as text: put it in quotes");
      }
      return text;
    }
    if (value instanceof Moment moment) {
      return moment.text();
    }
    if (value instanceof String text) {
      return whole(text);
    }
    throw new Unfit("is not text: put it in quotes if it is meant to be");
  }

  /** Half of a pair is no character: encoded, it would become a question mark. */
  private static String whole(String text) throws Unfit {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new Unfit("has half of a surrogate pair, which is no character");
      }
    }
    return text;
  }

  public static void requireLength(long length, long limit) throws Unfit {
    if (length > limit) {
      throw new Unfit("has %d characters, %d more than fit".formatted(length, length - limit));
    }
  }

  public static void requireBytes(long length, long limit) throws Unfit {
    if (length > limit) {
      throw new Unfit("has %d bytes, %d more than fit".formatted(length, length - limit));
    }
  }

  /**
   * One of a type's labels.
   *
   * @param text the value as text
   * @throws Unfit if it is none of them
   */
  public static String label(String text, List<String> labels) throws Unfit {
    if (!labels.contains(text)) {
      throw new Unfit("is none of its labels " + labels);
    }
    return text;
  }

  /**
   * @throws Unfit if the value is neither true nor false, nor the text of either
   */
  public static boolean truth(Object value) throws Unfit {
    if (value instanceof Boolean truth) {
      return truth;
    }
    String text = value instanceof String written ? written.toLowerCase(Locale.ROOT) : "";
    return switch (text) {
      case "true", "t" -> true;
      case "false", "f" -> false;
      default -> throw new Unfit("is neither true nor false");
    };
  }

  /**
   * Bytes, or their text: {@code \x} and hexadecimal digits.
   *
   * @throws Unfit if the value is neither
   */
  public static byte[] bytes(Object value) throws Unfit {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    if (value instanceof String text && HEX.matcher(text).matches()) {
      return HexFormat.of().parseHex(text.substring(2));
    }
    throw new Unfit("is not binary: write it as \\x and hex digits");
  }
}
