package io.neosync.postgres;

import io.neosync.jdbc.SqlRenderer;
import io.neosync.schema.TableRef;
import java.util.Collection;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/** Names and values in PostgreSQL's SQL. */
final class PgSql {

  static final SqlRenderer RENDERER = new SqlRenderer(SQLDialect.POSTGRES);

  /** An unquoted name, as an expression of the server's inside a literal. */
  static final String WORD = "(?:[[:alpha:]_]|[^\\x01-\\x7f])(?:[[:alnum:]_$]|[^\\x01-\\x7f])*";

  private PgSql() {}

  static String name(String name) {
    return RENDERER.quoted(name);
  }

  static String name(TableRef table) {
    return RENDERER.quoted(table);
  }

  static String names(Collection<String> names) {
    return RENDERER.quoted(names);
  }

  static String literal(@Nullable Object value) {
    return PgLiterals.of(value);
  }
}
