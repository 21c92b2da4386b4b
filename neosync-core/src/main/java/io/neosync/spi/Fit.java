package io.neosync.spi;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a source's column are stored in a column of the destination: without a change,
 * or not at all. Immutable.
 */
public final class Fit {

  /** How well two columns go together. */
  public enum Kind {
    /** Every value is stored unchanged, and could come back as it was. */
    EXACT,
    /** Every value is stored unchanged, in a column that holds more, or says less of it. */
    WIDENED,
    /**
     * Each value is stored unchanged, or fails the run: where the author of the sync asked for it,
     * and where types cannot tell and nearly all values can be stored, as with fields of documents
     * or text in columns that drop spaces at its end.
     */
    CHECKED,
    /** Some values could not be stored unchanged. */
    REFUSED
  }

  private static final Fit EXACT = new Fit(Kind.EXACT, "", null);
  private static final Fit WIDENED = new Fit(Kind.WIDENED, "", null);

  private final Kind kind;
  private final String reason;
  private final @Nullable UnaryOperator<Object> conversion;

  private Fit(Kind kind, String reason, @Nullable UnaryOperator<Object> conversion) {
    this.kind = kind;
    this.reason = reason;
    this.conversion = conversion;
  }

  /** Values travel as they are. */
  public static Fit exact() {
    return EXACT;
  }

  /** Values travel as they are. */
  public static Fit widened() {
    return WIDENED;
  }

  /** Between types of one engine, whose values travel as they are. */
  public static Fit of(Optional<String> refusal, Optional<String> refusalBack) {
    return refusal.isPresent() ? refused(refusal.get()) : refusalBack.isPresent() ? WIDENED : EXACT;
  }

  /**
   * @param reason why not all values can be stored unchanged, for people
   */
  public static Fit refused(String reason) {
    return new Fit(Kind.REFUSED, reason, null);
  }

  /**
   * @param kind any but {@link Kind#REFUSED}
   * @param conversion from the class of the source's values to that of the destination's; never
   *     given null. It throws an {@link IllegalArgumentException}, whose message has no value, for
   *     one that cannot be stored.
   */
  public static Fit converting(Kind kind, UnaryOperator<Object> conversion) {
    if (kind == Kind.REFUSED) {
      throw new IllegalArgumentException("what is refused is not converted");
    }
    return new Fit(kind, "", conversion);
  }

  public Kind kind() {
    return kind;
  }

  /** Why values cannot all be stored unchanged; empty when they can. */
  public Optional<String> refusal() {
    return kind == Kind.REFUSED ? Optional.of(reason) : Optional.empty();
  }

  /** Whether values have to be converted on their way. */
  public boolean converts() {
    return conversion != null;
  }

  /** The value as the destination's column takes it; NULL stays NULL. */
  public @Nullable Object convert(@Nullable Object value) {
    return value == null || conversion == null ? value : conversion.apply(value);
  }

  @Override
  public String toString() {
    return reason.isEmpty() ? kind.name() : kind + ": " + reason;
  }
}
