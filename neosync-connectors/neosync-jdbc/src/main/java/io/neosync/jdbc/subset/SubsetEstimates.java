package io.neosync.jdbc.subset;

import io.neosync.schema.Catalog;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.RowFilter;
import io.neosync.spi.RowSubset;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * About how many rows of each table of a subset stay. The server estimates what the author's
 * conditions select, and says on the way whether they are valid; what follows from foreign keys is
 * taken to be in proportion. To have it plan the whole queries would take seconds for hundreds of
 * tables.
 */
final class SubsetEstimates {

  private final RowSubset subset;
  private final Catalog catalog;
  private final ConditionCheck check;
  private final Map<TableRef, Double> known = new HashMap<>();
  private final Set<ForeignKey> checked = new HashSet<>();

  SubsetEstimates(RowSubset subset, Catalog catalog, ConditionCheck check) {
    this.subset = subset;
    this.catalog = catalog;
    this.check = check;
  }

  long rows(Table table) throws SQLException {
    // Tables come in the order of a chain of references, so that none of them is deep.
    for (RowSubset.Part part : subset.needed(table.ref())) {
      for (RowSubset.Rows rows : part.rows()) {
        if (!known.containsKey(rows.table().ref())) {
          known.put(rows.table().ref(), estimate(rows));
        }
      }
    }
    return Math.round(kept(table.ref(), table));
  }

  private double kept(TableRef ref, Table table) {
    return known.getOrDefault(ref, (double) table.estimatedRows());
  }

  private double estimate(RowSubset.Rows rows) throws SQLException {
    TableRef ref = rows.table().ref();
    double all = catalog.find(ref).map(Table::estimatedRows).orElse(0L);
    if (rows.filter() instanceof RowFilter.AnyOf any) {
      double referencing = 0;
      for (RowFilter filter : any.filters()) {
        if (filter instanceof RowFilter.ReferencedBy referenced) {
          comparable(referenced.key());
          referencing += kept(referenced.key().table());
        }
      }
      return Math.min(all, referencing);
    }
    List<RowFilter> filters = ((RowFilter.AllOf) rows.filter()).filters();
    double fraction = 1;
    for (RowFilter filter : filters) {
      if (filter instanceof RowFilter.References references) {
        comparable(references.key());
        fraction = Math.min(fraction, fraction(references.key().referenced()));
      }
    }
    List<RowFilter> conditions = filters.stream().filter(ConditionSql::own).toList();
    return fraction * (conditions.isEmpty() ? all : check.rows(ref, conditions));
  }

  private double kept(TableRef table) {
    return catalog.find(table).map(each -> kept(table, each)).orElse(0.0);
  }

  private double fraction(TableRef table) {
    Double kept = known.get(table);
    Optional<Table> whole = catalog.find(table);
    return kept == null || whole.isEmpty()
        ? 1
        : Math.min(1, kept / Math.max(1, whole.get().estimatedRows()));
  }

  private void comparable(ForeignKey key) throws SQLException {
    if (key.validity() == ForeignKey.Validity.VIRTUAL && checked.add(key)) {
      check.comparable(key);
    }
  }
}
