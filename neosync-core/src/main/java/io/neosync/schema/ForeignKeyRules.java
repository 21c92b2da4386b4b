package io.neosync.schema;

import java.util.Locale;
import java.util.Objects;

/**
 * What a foreign key does beyond saying which rows belong together, in the words of standard SQL.
 *
 * @param onDelete what becomes of a row whose referenced row is deleted
 * @param onUpdate what becomes of a row whose referenced row gets another key
 * @param match when a row of several columns that are partly NULL obeys
 * @param check when it is checked
 */
public record ForeignKeyRules(Action onDelete, Action onUpdate, Match match, Check check) {

  /** What becomes of a row whose referenced row goes. */
  public enum Action {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT;

    /** As it is written in SQL: {@code SET NULL}. */
    public String words() {
      return ForeignKeyRules.words(this);
    }
  }

  /** When a row whose columns are partly NULL obeys. */
  public enum Match {
    /** Always. */
    SIMPLE,
    /** Never: all of them are NULL, or none. */
    FULL
  }

  /** When it is checked. */
  public enum Check {
    /** With each statement. */
    NOT_DEFERRABLE,
    /** With each statement, unless a transaction wants it at its end. */
    DEFERRABLE,
    /** At the end of a transaction, unless it wants it earlier. */
    DEFERRABLE_INITIALLY_DEFERRED;

    /** As it is written in SQL: {@code DEFERRABLE INITIALLY DEFERRED}. */
    public String words() {
      return ForeignKeyRules.words(this);
    }
  }

  public ForeignKeyRules {
    Objects.requireNonNull(onDelete, "onDelete");
    Objects.requireNonNull(onUpdate, "onUpdate");
    Objects.requireNonNull(match, "match");
    Objects.requireNonNull(check, "check");
  }

  private static String words(Enum<?> word) {
    return word.name().replace('_', ' ').toUpperCase(Locale.ROOT);
  }
}
