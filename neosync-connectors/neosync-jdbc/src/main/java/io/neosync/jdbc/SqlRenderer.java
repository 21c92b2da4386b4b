package io.neosync.jdbc;

import io.neosync.schema.TableRef;
import io.neosync.spi.Condition;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Renders names for one engine, through jOOQ. Immutable and thread-safe. */
public final class SqlRenderer implements Names {

  private final DSLContext jooq;

  static {
    // jOOQ greets on its first use, at INFO; a library that is embedded in a library keeps quiet.
    System.getProperties().putIfAbsent("org.jooq.no-logo", "true");
    System.getProperties().putIfAbsent("org.jooq.no-tips", "true");
  }

  public SqlRenderer(SQLDialect dialect) {
    this.jooq =
        DSL.using(
            dialect,
            new Settings()
                .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
                .withRenderFormatted(false));
  }

  /** jOOQ for this engine, without a connection: to render statements. */
  public DSLContext jooq() {
    return jooq;
  }

  public static Name name(TableRef table) {
    return DSL.name(table.schema(), table.name());
  }

  @Override
  public String quoted(String name) {
    return jooq.render(DSL.name(name));
  }

  @Override
  public String quoted(TableRef table) {
    return jooq.render(name(table));
  }

  /** The condition with placeholders, for people. */
  public static String readable(Condition condition) {
    return String.join("?", condition.fragments());
  }

  /** The condition with its values as literals, which {@code literal} writes. */
  public static String inlined(Condition condition, Function<@Nullable Object, String> literal) {
    StringBuilder sql = new StringBuilder();
    Iterator<@Nullable Object> values = condition.values().iterator();
    for (String fragment : condition.fragments()) {
      sql.append(fragment);
      if (values.hasNext()) {
        sql.append(literal.apply(values.next()));
      }
    }
    return sql.toString();
  }

  /** The conditions, each in parentheses, all of which must hold. */
  public static String and(List<String> conditions) {
    // A line break ends a condition that ends in a line comment.
    return conditions.stream()
        .map(condition -> "(" + condition + (endsLine(condition) ? "\n)" : ")"))
        .collect(Collectors.joining(" AND "));
  }

  private static boolean endsLine(String condition) {
    return condition.contains("--") || condition.contains("#");
  }
}
