package io.neosync.spi;

import io.neosync.schema.Column;
import io.neosync.schema.ColumnDefault;
import io.neosync.schema.ColumnType;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.ForeignKeyRules;
import io.neosync.schema.Index;
import io.neosync.schema.Table;
import io.neosync.schema.TableDetails;
import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tables as the source's catalog has them: what a destination of another engine creates them from.
 * Here is also what all such destinations do and say alike.
 *
 * @param engine the source's, as it is called in messages
 * @param details what the source knows of the tables beyond its catalog; not every source does
 * @param chosen the types that the author of the sync chose, by table and column, in the words of
 *     the destination's engine
 */
public record PortableTables(
    String engine,
    List<Table> tables,
    Map<TableRef, TableDetails> details,
    Map<TableRef, Map<String, String>> chosen)
    implements TableDefinitions {

  public PortableTables {
    tables = List.copyOf(tables);
    details = Map.copyOf(details);
    chosen = Map.copyOf(chosen);
  }

  /**
   * The type that the author of the sync chose for a column. It is created as that, or is a problem
   * of the plan where the destination's engine has no such type.
   */
  public Optional<String> chosen(TableRef table, String column) {
    return Optional.ofNullable(chosen.getOrDefault(table, Map.of()).get(column));
  }

  /**
   * The type to create a column with: the chosen one, the same where the rows were of this engine
   * before they went elsewhere, or one that holds all values.
   */
  public <T extends ColumnType, E extends Exception> Optional<T> type(
      Table table, Column column, PortableTypes<T, E> types) throws E {
    Optional<String> written = chosen(table.ref(), column.name());
    if (written.isPresent()) {
      return types.written(written.get());
    }
    Optional<T> same = types.same(column.type());
    return same.isPresent() ? same : types.holding(column.type());
  }

  /** Why a column has no type, and what to do about it. */
  public String untyped(Table table, Column column, PortableTypes<?, ?> types) {
    return chosen(table.ref(), column.name())
        .map(
            written ->
                "columnType says that column %s is to be %s, which is no type that can be created on %s"
                    .formatted(column.name(), written, types.engine()))
        .orElseGet(
            () ->
                "column %s: no type of %s holds every %s of %s; %s"
                    .formatted(
                        column.name(),
                        types.engine(),
                        column.type().name(),
                        column.type().engine(),
                        types
                            .most(column.type().logical())
                            .map(most -> remedy(table.ref(), column.name(), most))
                            .orElse("create the table")));
  }

  /**
   * What to do about a column that the destination's engine has no type for.
   *
   * @param type one that holds many of its values, in the words of the destination's engine
   */
  public static String remedy(TableRef table, String column, String type) {
    return "columnType(\"%s\", \"%s\", \"%s\") has its values checked one by one"
        .formatted(table.name(), column, type);
  }

  /** Whether the column counts, so that the destination gives it a counter of its own. */
  public static boolean counts(Column column) {
    return column.fill() == Column.Fill.IDENTITY || column.nextGenerated().isPresent();
  }

  /** The column's default; empty where it has none, or none that the source can tell. */
  public Optional<ColumnDefault> defaultOf(TableRef table, Column column) {
    return Optional.ofNullable(details.get(table))
        .map(known -> known.defaults().get(column.name()));
  }

  /** Whether a column that is created without a default or counter loses one. */
  public boolean losesDefault(TableRef table, Column column) {
    return details.containsKey(table)
        ? counts(column) || defaultOf(table, column).isPresent()
        : column.fill() != Column.Fill.NONE;
  }

  /** The indexes of a table that the source can tell. */
  public List<Index> indexes(TableRef table) {
    return Optional.ofNullable(details.get(table)).map(TableDetails::indexes).orElse(List.of());
  }

  /** What a foreign key does beyond its columns; empty where the source cannot tell. */
  public Optional<ForeignKeyRules> rules(ForeignKey key) {
    return Optional.ofNullable(details.get(key.table()))
        .map(known -> known.foreignKeys().get(key.name()));
  }

  /**
   * What does not arrive of a table, for the plan.
   *
   * @param name the table's at the destination
   * @param lost the columns whose defaults are not created
   */
  public List<String> remarks(Table table, TableRef name, List<Column> lost) {
    List<String> remarks = new ArrayList<>();
    if (!lost.isEmpty()) {
      remarks.add(
          "table %s is created without the defaults of its columns %s"
              .formatted(name, lost.stream().map(each -> described(table.ref(), each)).toList()));
    }
    TableDetails known = details.get(table.ref());
    if (known != null && !known.others().isEmpty()) {
      remarks.add("table %s is created without %s".formatted(name, known.others()));
    }
    return remarks;
  }

  private String described(TableRef table, Column column) {
    return defaultOf(table, column)
        .filter(ColumnDefault.Expression.class::isInstance)
        .map(each -> column.name() + " = " + ((ColumnDefault.Expression) each).text())
        .orElse(column.name());
  }

  /** What of the tables does not arrive: a note that is the same for all of them. */
  public String remark() {
    boolean known = tables.stream().allMatch(table -> details.containsKey(table.ref()));
    return known
        ? "tables are created with their columns, keys, foreign keys, indexes and defaults, as far"
            + " as they can be said in the words of another engine, and without the comments,"
            + " privileges and storage options that they may have"
        : "tables are created with their columns, keys and foreign keys, and without the other"
            + " indexes, defaults, checks and foreign key actions that they may have had, which "
            + engine
            + " does not tell";
  }
}
