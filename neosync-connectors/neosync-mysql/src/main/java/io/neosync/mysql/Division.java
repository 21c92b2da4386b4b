package io.neosync.mysql;

import io.neosync.schema.TableRef;
import io.neosync.spi.TableTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which tables are read by several connections at once, and why others are not. */
final class Division {

  /** Of more tables, the others are only counted. */
  private static final int NAMED = 10;

  private final long threshold;
  private final Map<String, List<TableRef>> whole = new LinkedHashMap<>();
  private final List<TableRef> divided = new ArrayList<>();

  /**
   * @param threshold rows from which on a table is divided
   */
  Division(long threshold) {
    this.threshold = threshold;
  }

  /** Takes a table in. */
  void add(TableTask task, Relation relation) {
    String reason = refusal(task, relation);
    if (reason.isEmpty()) {
      divided.add(relation.ref());
    } else {
      whole.computeIfAbsent(reason, any -> new ArrayList<>()).add(relation.ref());
    }
  }

  /** Why a table is not divided; empty if it is. */
  String refusal(TableTask task, Relation relation) {
    if (LoadSql.serves(task)) {
      return "they go to MySQL, which takes rows best in the order of their keys";
    }
    if (task.restricted()) {
      return "a subset restricts them";
    }
    if (!relation.transactional()) {
      return "their storage engine has no snapshots";
    }
    if (KeyRanges.column(relation.table()).isEmpty()) {
      return "no primary key of theirs begins with a whole number";
    }
    return relation.table().estimatedRows() < threshold ? "they have few rows" : "";
  }

  /** In words, where there are several connections. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!divided.isEmpty()) {
      notes.add("several connections at once read " + named(divided));
    }
    whole.forEach(
        (reason, tables) ->
            notes.add("one connection at a time reads " + named(tables) + ": " + reason));
    return notes;
  }

  private static String named(List<TableRef> tables) {
    List<String> names = tables.stream().limit(NAMED).map(TableRef::toString).toList();
    return String.join(", ", names)
        + (tables.size() > NAMED ? " and " + (tables.size() - NAMED) + " more" : "");
  }
}
