package io.neosync.sqlserver;

import io.neosync.schema.TableRef;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sequence behind defaults of columns.
 *
 * @param alterable whether this user may set it
 * @param uses all columns of the database whose defaults take values from it
 */
record Sequence(
    TableRef ref,
    BigInteger start,
    BigInteger increment,
    BigInteger least,
    BigInteger greatest,
    boolean alterable,
    List<Use> uses) {

  /** A column that takes its values from a sequence. */
  record Use(TableRef table, String column) {}

  /** The same one, under another name that some defaults call it by. */
  Sequence usedAlso(Sequence same) {
    List<Use> all = new ArrayList<>(uses);
    all.addAll(same.uses);
    return new Sequence(
        ref, start, increment, least, greatest, alterable, all.stream().distinct().toList());
  }

  boolean ascending() {
    return increment.signum() > 0;
  }

  /**
   * Makes it go on behind the rows of the synced tables, in this transaction. It begins anew where
   * all tables that use it were emptied, and goes back nowhere else.
   */
  void goOn(Backend backend, Map<TableRef, Relation> synced, boolean emptied) throws SQLException {
    List<BigDecimal> values = new ArrayList<>();
    for (Use use : comparable(synced)) {
      backend.query(
          TSql.furthest(use, this),
          row -> {
            BigDecimal value = row.getBigDecimal(1);
            return value != null && values.add(value);
          });
    }
    boolean anew = emptied && comparable(synced).size() == uses.size();
    BigInteger current =
        backend.query(TSql.current(ref), row -> row.getBigDecimal(1)).get(0).toBigInteger();
    Optional<BigInteger> next = next(values, current, anew);
    if (next.isPresent()) {
      backend.execute(TSql.restart(ref, next.get()));
    }
  }

  /** Uses by columns of synced tables whose values are numbers. */
  List<Use> comparable(Map<TableRef, Relation> synced) {
    return uses.stream().filter(use -> numbers(synced.get(use.table()), use.column())).toList();
  }

  /** Uses by columns of synced tables whose values cannot be compared with its own. */
  List<Use> otherThanNumbers(Map<TableRef, Relation> synced) {
    return uses.stream()
        .filter(use -> synced.containsKey(use.table()))
        .filter(use -> !numbers(synced.get(use.table()), use.column()))
        .toList();
  }

  private static boolean numbers(@Nullable Relation relation, String name) {
    return relation != null
        && relation
            .table()
            .column(name)
            .map(Relation::type)
            .filter(type -> type.wholeNumber() || type.kind() == SqlServerType.Kind.DECIMAL)
            .isPresent();
  }

  /**
   * What it is to give next; empty where it goes on by itself, or has nothing left to give.
   *
   * @param values of rows, within its limits
   * @param current what it gave last, or what it gives first: the catalog does not say which
   */
  Optional<BigInteger> next(List<BigDecimal> values, BigInteger current, boolean anew) {
    RoundingMode outwards = ascending() ? RoundingMode.CEILING : RoundingMode.FLOOR;
    Optional<BigInteger> behind =
        values.stream()
            .map(value -> value.setScale(0, outwards).toBigInteger())
            .reduce(this::further)
            .map(increment::add);
    Optional<BigInteger> next;
    if (anew) {
      next = Optional.of(behind.map(value -> further(start, value)).orElse(start));
    } else {
      next = behind.filter(value -> further(value, current.add(increment)).equals(value));
    }
    return next.filter(value -> value.compareTo(least) >= 0 && value.compareTo(greatest) <= 0);
  }

  private BigInteger further(BigInteger one, BigInteger other) {
    return ascending() ? one.max(other) : one.min(other);
  }
}
