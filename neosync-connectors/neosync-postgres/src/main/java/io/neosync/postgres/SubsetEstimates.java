package io.neosync.postgres;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Problems;
import io.neosync.spi.RowFilter;
import io.neosync.spi.RowSubset;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final Map<TableRef, Relation> relations;
  private final KeyOperators operators;
  private final ConditionCheck check;
  private final Map<TableRef, Double> known = new HashMap<>();
  private final Set<ForeignKey> checked = new HashSet<>();

  SubsetEstimates(
      RowSubset subset,
      Map<TableRef, Relation> relations,
      KeyOperators operators,
      Backend backend,
      Problems problems) {
    this.subset = subset;
    this.relations = relations;
    this.operators = operators;
    this.check = new ConditionCheck(backend, problems);
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
    Relation relation = Objects.requireNonNull(relations.get(rows.table().ref()));
    double all = relation.table().estimatedRows();
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
    return fraction * (conditions.isEmpty() ? all : check.rows(relation, conditions));
  }

  private double kept(TableRef table) {
    return Optional.ofNullable(relations.get(table))
        .map(each -> kept(table, each.table()))
        .orElse(0.0);
  }

  private double fraction(TableRef table) {
    Double kept = known.get(table);
    Relation relation = relations.get(table);
    return kept == null || relation == null
        ? 1
        : Math.min(1, kept / Math.max(1, relation.table().estimatedRows()));
  }

  private void comparable(ForeignKey key) throws SQLException {
    if (key.validity() == ForeignKey.Validity.VIRTUAL && checked.add(key)) {
      check.comparable(key, operators);
    }
  }
}
