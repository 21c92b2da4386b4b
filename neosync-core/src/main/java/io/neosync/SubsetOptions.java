package io.neosync;

import io.neosync.internal.SubsetSettings;
import io.neosync.internal.SubsetSettings.Restriction;
import io.neosync.internal.SubsetSettings.VirtualKey;
import io.neosync.spi.Condition;
import java.util.ArrayList;
import java.util.List;

/** The part of a builder that says which rows are synced. Mutable, not thread-safe. */
final class SubsetOptions {

  private final Source source;
  private final List<Subset> subsets = new ArrayList<>();
  private final List<VirtualKey> virtualKeys = new ArrayList<>();
  private boolean byForeignKeys;
  private boolean onlyReferenced;

  SubsetOptions(Source source) {
    this.source = source;
  }

  void add(Subset subset) {
    subsets.add(subset);
  }

  void add(VirtualKey key) {
    virtualKeys.add(key);
  }

  void followForeignKeys() {
    byForeignKeys = true;
  }

  void keepOnlyReferencedRows() {
    onlyReferenced = true;
  }

  /**
   * @throws InvalidSyncException with everything that is wrong with them
   */
  SubsetSettings settings() {
    List<String> problems = new ArrayList<>();
    List<Restriction> restrictions = subsets.stream().map(each -> parsed(each, problems)).toList();
    for (VirtualKey key : virtualKeys) {
      if (key.columns().isEmpty() || key.columns().size() != key.referencedColumns().size()) {
        problems.add(
            "virtual foreign key " + key + ": give as many columns on either side, one at least");
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidSyncException(String.join("\n", problems));
    }
    return new SubsetSettings(
        restrictions, byForeignKeys, onlyReferenced, List.copyOf(virtualKeys));
  }

  private Restriction parsed(Subset subset, List<String> problems) {
    List<String> joined = new ArrayList<>();
    List<Condition> conditions = new ArrayList<>();
    for (Subset.Join join : subset.joins()) {
      joined.add(join.table());
      parse(subset, join.on(), conditions, problems);
    }
    subset.conditions().forEach(clause -> parse(subset, clause, conditions, problems));
    if (subset.joins().isEmpty() && subset.conditions().isEmpty()) {
      problems.add("subset of " + subset.table() + ": it has neither a condition nor a join");
    }
    return new Restriction(subset.table(), List.copyOf(joined), List.copyOf(conditions));
  }

  private void parse(
      Subset subset, Subset.Clause clause, List<Condition> conditions, List<String> problems) {
    try {
      conditions.add(source.condition(clause.text(), clause.values()));
    } catch (IllegalArgumentException e) {
      problems.add(
          "subset of %s, condition [%s]: %s"
              .formatted(subset.table(), clause.text(), e.getMessage()));
    }
  }
}
