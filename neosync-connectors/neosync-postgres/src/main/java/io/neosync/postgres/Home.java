package io.neosync.postgres;

import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.Set;

/**
 * The schema of a source that may have another name on the destination: the only one, where there
 * is only one. In definitions a mark stands for it, which cannot occur in PostgreSQL's text.
 *
 * @param schema its name on the source; empty when every schema keeps its name
 * @param quoted as the server writes it
 */
record Home(String schema, String quoted) {

  /** Takes the place of the schema's name, in a {@link TableRef} too. */
  private static final String MARK = "\0";

  static Home of(Backend backend, Set<String> schemas) throws SQLException {
    if (schemas.size() != 1) {
      return new Home("", "");
    }
    String schema = schemas.iterator().next();
    return new Home(
        schema, backend.query("select quote_ident(?)", row -> row.getString(1), schema).get(0));
  }

  boolean exists() {
    return !schema.isEmpty();
  }

  boolean is(String name) {
    return exists() && schema.equals(name);
  }

  /** The name, with the mark where it is of this schema. */
  TableRef mark(TableRef ref) {
    return is(ref.schema()) ? new TableRef(MARK, ref.name()) : ref;
  }

  TableRef mark(String schema, String name) {
    return mark(new TableRef(schema, name));
  }

  /** The definition with the mark in the first name of this schema that follows {@code lead}. */
  String markIn(String definition, String lead) {
    String written = lead + quoted + ".";
    int at = exists() ? definition.indexOf(written) : -1;
    return at < 0
        ? definition
        : definition.substring(0, at)
            + lead
            + PgSql.name(MARK)
            + definition.substring(at + written.length() - 1);
  }

  /** The text with the schema's name on the destination in place of the mark. */
  static String place(String text, String schema) {
    return text.replace(PgSql.name(MARK), PgSql.name(schema)).replace(MARK, schema);
  }

  static TableRef place(TableRef ref, String schema) {
    return ref.schema().equals(MARK) ? new TableRef(schema, ref.name()) : ref;
  }
}
