package io.neosync.mysql;

import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that a trigger mentions, and those that the routines, views and triggers behind these
 * names do. Triggers cannot run text as SQL, so that what they do not mention they do not change; a
 * name in a string or of another schema counts too, which costs a look at a table and no more.
 */
final class Mentions {

  private static final Pattern WORD = Pattern.compile("[\\w$]+", Pattern.UNICODE_CHARACTER_CLASS);

  private static final String OWN = "('mysql', 'sys', 'information_schema', 'performance_schema')";

  private static final String TRIGGERS =
      "SELECT EVENT_OBJECT_TABLE, ACTION_STATEMENT FROM information_schema.TRIGGERS WHERE"
          + " TRIGGER_SCHEMA NOT IN "
          + OWN;

  private static final String ROUTINES =
      "SELECT ROUTINE_NAME, ROUTINE_DEFINITION FROM information_schema.ROUTINES WHERE"
          + " ROUTINE_SCHEMA NOT IN "
          + OWN;

  private static final String VIEWS =
      "SELECT TABLE_NAME, VIEW_DEFINITION FROM information_schema.VIEWS WHERE TABLE_SCHEMA NOT IN "
          + OWN;

  private final Map<String, List<Optional<String>>> texts = new HashMap<>();
  private final Set<String> routines = new HashSet<>();

  private Mentions() {}

  static Mentions read(Backend backend) throws SQLException {
    Mentions mentions = new Mentions();
    mentions.add(backend, TRIGGERS);
    mentions.add(backend, VIEWS);
    mentions.routines.addAll(mentions.add(backend, ROUTINES));
    return mentions;
  }

  private List<String> add(Backend backend, String sql) throws SQLException {
    return backend.query(
        sql,
        row -> {
          String name = lower(row.getString(1));
          // What we have no right to see is empty.
          Optional<String> text =
              Optional.ofNullable(row.getString(2)).filter(each -> !each.isBlank());
          texts.computeIfAbsent(name, key -> new ArrayList<>()).add(text.map(Mentions::lower));
          return name;
        });
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Of these tables, those that a trigger of this text may write to. */
  Set<TableRef> of(String text, Set<TableRef> tables) {
    Set<String> names = new HashSet<>(texts.keySet());
    tables.forEach(table -> names.add(lower(table.name())));
    Set<String> found = new HashSet<>();
    Deque<Optional<String>> open = new ArrayDeque<>(List.of(Optional.of(lower(text))));
    while (!open.isEmpty()) {
      Optional<String> next = open.pop();
      if (next.isEmpty() || callsUnknown(next.get())) {
        return tables;
      }
      for (String name : mentioned(next.get(), names)) {
        if (found.add(name)) {
          open.addAll(texts.getOrDefault(name, List.of()));
        }
      }
    }
    Set<TableRef> reached = new HashSet<>(tables);
    reached.removeIf(table -> !found.contains(lower(table.name())));
    return reached;
  }

  private boolean callsUnknown(String text) {
    return words(text).contains("call") && mentioned(text, routines).isEmpty();
  }

  private static Set<String> mentioned(String text, Set<String> names) {
    Set<String> words = words(text);
    Set<String> mentioned = new HashSet<>(names);
    mentioned.removeIf(
        name ->
            WORD.matcher(name).matches()
                ? !words.contains(name)
                : !text.contains(name) && !text.contains(name.replace("`", "``")));
    return mentioned;
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
