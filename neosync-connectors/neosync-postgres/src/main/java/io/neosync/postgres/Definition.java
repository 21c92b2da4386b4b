package io.neosync.postgres;

import io.neosync.schema.TableRef;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How an object of the source is created. Names and statements hold the mark of {@link Home}.
 *
 * @param signature a function's types of arguments; else what distinguishes it in a message
 * @param named further relations that come with it: the partitions of a table
 * @param labels of an enum
 * @param create what creates it, once what it needs is there
 * @param connect what connects it with others, once all are there and before the rows
 * @param complete what makes it whole when the rows have arrived
 * @param foreignKeys of a table and its partitions
 * @param rules of a table and its partitions
 * @param demands what not every version of the server can do, or not for everyone
 * @param notes for the plan, in case it is created
 * @param needs the definitions without which this one does not work
 * @param calls the functions that a function's text calls, or their extensions: it can be created
 *     without them
 */
record Definition(
    ObjectId id,
    Kind kind,
    TableRef ref,
    String signature,
    List<TableRef> named,
    List<String> labels,
    List<Step> create,
    List<Link> connect,
    Map<Stage, List<Step>> complete,
    List<ForeignKeyState> foreignKeys,
    List<Rule> rules,
    List<Demand> demands,
    List<String> notes,
    Set<ObjectId> needs,
    Set<ObjectId> calls) {

  enum Kind {
    EXTENSION,
    COLLATION,
    TYPE,
    FUNCTION,
    SEQUENCE,
    TABLE,
    /** Something that is not created here and has to be there. */
    OTHER
  }

  /** A statement that makes sense once this table is there too. */
  record Link(TableRef table, Step step) {}

  /** The order of work when the rows have arrived, over all tables. */
  enum Stage {
    INDEX,
    CONSTRAINT,
    STATISTICS,
    TRIGGER,
    COMMENT
  }

  /** A rewrite rule, which can be created once the relations that it names are there. */
  record Rule(String name, Set<TableRef> relations, List<Step> steps) {}

  /** Something that servers can do since a version, or for superusers only. */
  record Demand(int version, boolean superuser, String what) {}

  Definition {
    named = List.copyOf(named);
    labels = List.copyOf(labels);
    create = List.copyOf(create);
    connect = List.copyOf(connect);
    complete = new EnumMap<>(complete);
    foreignKeys = List.copyOf(foreignKeys);
    rules = List.copyOf(rules);
    demands = List.copyOf(demands);
    notes = List.copyOf(notes);
    needs = Set.copyOf(needs);
    calls = Set.copyOf(calls);
  }

  List<Step> complete(Stage stage) {
    return complete.getOrDefault(stage, List.of());
  }

  /** The object for people; holds the mark. */
  String described() {
    return switch (kind) {
      case OTHER -> signature;
      case EXTENSION -> "extension " + ref.name();
      case FUNCTION -> "function " + ref + "(" + signature + ")";
      case COLLATION, TYPE, SEQUENCE, TABLE ->
          kind.name().toLowerCase(java.util.Locale.ROOT) + " " + ref;
    };
  }
}
