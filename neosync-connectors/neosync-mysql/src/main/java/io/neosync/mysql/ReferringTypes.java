package io.neosync.mysql;

import io.neosync.mysql.MySqlType.Kind;
import io.neosync.schema.Column;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Fit;
import io.neosync.spi.PortableTables;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The types of the columns of tables that are created. InnoDB has foreign keys between columns of
 * one type only, where others compare a smallint with an int: a column that references takes the
 * type of the referenced one, if that holds all of its values and none was chosen for it.
 */
final class ReferringTypes {

  private final PortableTables source;
  private final Function<TableRef, Optional<Relation>> present;
  private final Map<TableRef, Map<String, MySqlType>> types = new HashMap<>();

  /**
   * @param present the table that is there, by its name at the source
   */
  ReferringTypes(
      PortableTables source, MySqlColumns columns, Function<TableRef, Optional<Relation>> present) {
    this.source = source;
    this.present = present;
    for (Table table : source.tables()) {
      Map<String, MySqlType> own = new LinkedHashMap<>();
      for (Column column : table.columns()) {
        source.type(table, column, columns).ifPresent(type -> own.put(column.name(), type));
      }
      types.put(table.ref(), own);
    }
    // Each round reaches those who reference who changed in the round before.
    int rounds = source.tables().size();
    for (boolean changed = true; changed && rounds > 0; rounds--) {
      changed = adopt();
    }
  }

  /** The type of a column; empty where the engine has none for it. */
  Optional<MySqlType> of(TableRef table, String column) {
    return Optional.ofNullable(types.getOrDefault(table, Map.of()).get(column));
  }

  private Optional<MySqlType> there(TableRef table, String column) {
    Optional<Relation> relation = present.apply(table);
    return relation.isEmpty()
        ? of(table, column)
        : relation.flatMap(each -> each.table().column(column)).map(Relation::type);
  }

  private boolean adopt() {
    boolean changed = false;
    for (Table table : source.tables()) {
      for (ForeignKey key : table.foreignKeys()) {
        for (int i = 0; i < key.columns().size(); i++) {
          changed |= adopt(table.ref(), key, i);
        }
      }
    }
    return changed;
  }

  private boolean adopt(TableRef table, ForeignKey key, int position) {
    String column = key.columns().get(position);
    Optional<MySqlType> own = of(table, column);
    Optional<MySqlType> referenced = there(key.referenced(), key.referencedColumns().get(position));
    if (own.isEmpty()
        || referenced.isEmpty()
        || joined(own.get(), referenced.get())
        // Text differs in what the column's own type does not say: how it compares.
        || own.get().text()
        || source.chosen(table, column).isPresent()
        || !holds(referenced.get(), own.get())) {
      return false;
    }
    Objects.requireNonNull(types.get(table)).put(column, referenced.get());
    return true;
  }

  private static boolean holds(MySqlType type, MySqlType values) {
    Fit.Kind kind = MySqlFit.of(values, type).kind();
    return kind == Fit.Kind.EXACT || kind == Fit.Kind.WIDENED;
  }

  /** Why InnoDB has no such foreign key, and what to do about it; empty where it has. */
  Optional<String> refusal(ForeignKey key) {
    for (int i = 0; i < key.columns().size(); i++) {
      String column = key.columns().get(i);
      String other = key.referencedColumns().get(i);
      Optional<MySqlType> own = of(key.table(), column);
      Optional<MySqlType> referenced = there(key.referenced(), other);
      if (own.isPresent() && referenced.isPresent() && !joined(own.get(), referenced.get())) {
        return Optional.of(
            sizedTexts(own.get(), referenced.get())
                ? "column %s compares by %s and column %s there by %s"
                    .formatted(column, own.get().collation(), other, referenced.get().collation())
                : "column %s is %s and column %s there %s; %s"
                    .formatted(
                        column,
                        own.get(),
                        other,
                        referenced.get(),
                        PortableTables.remedy(key.table(), column, referenced.get().name())));
      }
    }
    return Optional.empty();
  }

  private static boolean joined(MySqlType one, MySqlType other) {
    if (sizedTexts(one, other)) {
      return one.collation().equals(other.collation());
    }
    return switch (one.kind()) {
      case INTEGER -> one.base().equals(other.base()) && one.unsigned() == other.unsigned();
      case DECIMAL ->
          other.kind() == Kind.DECIMAL
              && one.precision() == other.precision()
              && one.scale() == other.scale()
              && one.unsigned() == other.unsigned();
      case BINARY, VARBINARY -> sized(other) && !other.text();
      default -> one.name().equals(other.name());
    };
  }

  private static boolean sizedTexts(MySqlType one, MySqlType other) {
    return one.text() && other.text() && sized(one) && sized(other);
  }

  /** Whether it is one of the types whose lengths need not be alike. */
  private static boolean sized(MySqlType type) {
    return switch (type.kind()) {
      case CHAR, VARCHAR, BINARY, VARBINARY -> true;
      default -> false;
    };
  }
}
