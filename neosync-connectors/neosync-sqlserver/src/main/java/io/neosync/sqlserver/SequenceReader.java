package io.neosync.sqlserver;

import io.neosync.schema.TableRef;
import io.neosync.sqlserver.Sequence.Use;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the sequences from which defaults take values: by the names in their definitions, which the
 * server resolves. Its view of dependencies is for owners of the database only.
 */
final class SequenceReader {

  private static final String PART = "(?:\\[(?:[^\\]]|\\]\\])+\\]|[\\w@#$]+)";

  private static final Pattern NAME =
      Pattern.compile(
          "\\bNEXT VALUE FOR (" + PART + "(?:\\." + PART + ")*)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  /**
   * What was found for some tables.
   *
   * @param unseen columns whose sequences this user may not see
   */
  record Found(List<Sequence> sequences, List<Use> unseen) {}

  private SequenceReader() {}

  static Found read(Backend backend, Collection<TableRef> tables) throws SQLException {
    Map<String, List<Use>> uses = new LinkedHashMap<>();
    backend.query(
        CatalogSql.sequenceDefaults(),
        row -> {
          Use use = new Use(CatalogReader.table(row), row.getString(3));
          return names(row.getString(4)).stream()
              .map(name -> uses.computeIfAbsent(name, text -> new ArrayList<>()).add(use))
              .toList();
        });
    uses.values().removeIf(each -> each.stream().noneMatch(use -> tables.contains(use.table())));
    if (uses.isEmpty()) {
      return new Found(List.of(), List.of());
    }
    Map<TableRef, Sequence> sequences = new LinkedHashMap<>();
    Set<String> seen = new LinkedHashSet<>();
    backend.query(
        CatalogSql.sequences(uses.keySet()),
        row -> {
          seen.add(row.getString(1));
          Sequence sequence = sequence(row, uses.getOrDefault(row.getString(1), List.of()));
          return sequences.merge(sequence.ref(), sequence, Sequence::usedAlso);
        });
    List<Use> unseen = new ArrayList<>();
    uses.forEach((name, each) -> unseen.addAll(seen.contains(name) ? List.of() : each));
    unseen.removeIf(use -> !tables.contains(use.table()));
    return new Found(List.copyOf(sequences.values()), unseen);
  }

  /** The names of sequences in the definition of a default, as they are written there. */
  static List<String> names(String definition) {
    return NAME.matcher(definition).results().map(result -> result.group(1)).distinct().toList();
  }

  private static Sequence sequence(ResultSet row, List<Use> uses) throws SQLException {
    return new Sequence(
        new TableRef(row.getString(2), row.getString(3)),
        number(row, 4),
        number(row, 5),
        number(row, 6),
        number(row, 7),
        row.getBoolean(8),
        uses);
  }

  private static BigInteger number(ResultSet row, int column) throws SQLException {
    return row.getBigDecimal(column).toBigInteger();
  }
}
