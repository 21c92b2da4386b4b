package io.neosync.mysql;

import io.neosync.jdbc.SqlRenderer;
import io.neosync.schema.TableRef;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.SQLDialect;

/** Names as MySQL writes them. */
final class MySqlSql {

  static final SqlRenderer RENDERER = new SqlRenderer(SQLDialect.MYSQL);

  private MySqlSql() {}

  static String name(String name) {
    return RENDERER.quoted(name);
  }

  static String name(TableRef table) {
    return RENDERER.quoted(table);
  }

  static String names(Collection<String> names) {
    return RENDERER.quoted(names);
  }

  /** The names as columns of {@code alias}. */
  static String names(String alias, Collection<String> names) {
    return names.stream().map(name -> alias + "." + name(name)).collect(Collectors.joining(", "));
  }

  /** That each column of one alias equals its partner of another. */
  static String match(String alias, List<String> columns, String other, List<String> partners) {
    StringBuilder condition = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      condition
          .append(i == 0 ? "" : " AND ")
          .append(alias)
          .append('.')
          .append(name(columns.get(i)))
          .append(" = ")
          .append(other)
          .append('.')
          .append(name(partners.get(i)));
    }
    return condition.toString();
  }
}
