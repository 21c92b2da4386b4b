package io.neosync.spi;

import io.neosync.schema.ColumnType;
import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Dynamic;
import java.util.Objects;

/**
 * How columns of different engines go together, by what their values are: what a destination's
 * {@link DestinationSession#fit} says of columns of other engines. The values come out in the class
 * of the destination's {@link LogicalType}, each exactly as it was. docs/types.md lists what goes
 * where.
 */
public final class LogicalFit {

  private LogicalFit() {}

  /** For a destination without values that only its engine has. */
  public static Fit between(LogicalType from, LogicalType to) {
    return fit(
        LogicalRules.kind(from, to),
        from,
        to,
        "not every %s can be stored unchanged as %s"
            .formatted(TypeWords.of(from), TypeWords.of(to)));
  }

  /**
   * The same in the words of the columns' engines.
   *
   * @param to as what the destination's column takes, which may be less than what it can hold
   * @param engine the destination's: its own {@link EngineValue}s go to its writer as they are
   */
  public static Fit between(ColumnType from, ColumnType to, String engine) {
    boolean returning =
        from.engine().equals(engine)
            && from.name().equals(to.name())
            && from.logical().equals(to.logical());
    if (returning) {
      return Fit.exact(); // also of what only this engine has, inside of arrays too
    }
    String names =
        from.name().equals(to.name())
            ? "not every %s can be stored unchanged as %s"
                .formatted(TypeWords.of(from.logical()), TypeWords.of(to.logical()))
            : "not every %s can be stored unchanged as %s".formatted(from.name(), to.name());
    Fit fit =
        fit(LogicalRules.kind(from.logical(), to.logical()), from.logical(), to.logical(), names);
    return withOwnValues(fit, engine);
  }

  /**
   * For fields of documents, and whatever else says by its class alone what it is: each value is
   * stored unchanged, or fails the run.
   */
  public static Fit checked(LogicalType to) {
    return fit(Fit.Kind.CHECKED, new Dynamic(), to, "");
  }

  /**
   * Where the author of a sync asked for it: each value is stored unchanged, or fails the run, and
   * only types none of whose values could be stored are refused.
   *
   * @param engine the destination's: its own {@link EngineValue}s go to its writer as they are
   */
  public static Fit checked(ColumnType from, ColumnType to, String engine) {
    Fit fit =
        LogicalRules.possible(from.logical(), to.logical())
            ? fit(Fit.Kind.CHECKED, from.logical(), to.logical(), "")
            : Fit.refused("no %s can be stored unchanged as %s".formatted(from.name(), to.name()));
    return withOwnValues(fit, engine);
  }

  private static Fit fit(Fit.Kind kind, LogicalType from, LogicalType to, String refusal) {
    return kind == Fit.Kind.REFUSED
        ? Fit.refused(refusal)
        : Fit.converting(kind, ExactValue.conversion(from, to));
  }

  private static Fit withOwnValues(Fit fit, String engine) {
    if (fit.kind() == Fit.Kind.REFUSED) {
      return fit;
    }
    return Fit.converting(
        fit.kind(),
        value ->
            value instanceof EngineValue own && own.engine().equals(engine)
                ? value
                : Objects.requireNonNull(fit.convert(value)));
  }
}
