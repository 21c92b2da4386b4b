package io.neosync.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition in the source's own query language, taken apart at its placeholders: fragment, value,
 * fragment, value, …, fragment. The text is the developer's and trusted; the values are data and
 * never become text before an engine's own literal rendering made them safe.
 *
 * @param text as the developer wrote it, placeholders included
 * @param fragments the text between the placeholders, one more than there are values
 * @param values what the placeholders stand for
 */
public record Condition(String text, List<String> fragments, List<@Nullable Object> values) {

  public Condition {
    fragments = List.copyOf(fragments);
    values = Collections.unmodifiableList(new ArrayList<>(values));
    int placeholders = fragments.size() - 1;
    if (placeholders != values.size()) {
      throw new IllegalArgumentException(
          "%d %s for %d %s"
              .formatted(
                  values.size(),
                  values.size() == 1 ? "value" : "values",
                  placeholders,
                  placeholders == 1 ? "placeholder" : "placeholders"));
    }
  }

  /** The text without the values. */
  @Override
  public String toString() {
    return text;
  }
}
