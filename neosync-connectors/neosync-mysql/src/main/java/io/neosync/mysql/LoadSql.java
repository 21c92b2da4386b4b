package io.neosync.mysql;

import io.neosync.mysql.MySqlType.Kind;
import io.neosync.schema.Column;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.TableTask;
import java.util.ArrayList;
import java.util.List;

/** Renders LOAD DATA for the columns of a task. */
final class LoadSql {

  /** Where the text of values comes from. */
  enum Text {
    /** A server, in the character set of the destination's column. */
    AS_STORED,
    /** Us, in UTF-8. */
    UNICODE
  }

  private LoadSql() {}

  /** Whether both sides of all columns are MySQL's, so that {@link LoadText} can carry them. */
  static boolean serves(TableTask task) {
    return task.columns().stream()
        .allMatch(
            mapping ->
                mapping.source().type() instanceof MySqlType
                    && mapping.destination().type() instanceof MySqlType);
  }

  /**
   * The statement that loads a table from a stream. Bytes are taken as they are; only where a type
   * would take bytes for something else, they are declared to be text.
   *
   * @param table the quoted name
   */
  static String load(String table, TableTask task, Text text) {
    List<String> fields = new ArrayList<>();
    List<String> assignments = new ArrayList<>();
    for (ColumnMapping mapping : task.columns()) {
      Column column = mapping.destination();
      String name = MySqlSql.name(column.name());
      if (declared(Relation.type(column), text)) {
        String variable = "@neosync_" + fields.size();
        fields.add(variable);
        assignments.add(name + " = CONVERT(" + variable + " USING utf8mb4)");
      } else {
        fields.add(name);
      }
    }
    if (fields.isEmpty()) {
      fields.add("@neosync_nothing");
    }
    return """
    LOAD DATA LOCAL INFILE 'neosync' INTO TABLE %s CHARACTER SET binary \
    FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' (%s)%s\
    """
        .formatted(
            table,
            String.join(", ", fields),
            assignments.isEmpty() ? "" : " SET " + String.join(", ", assignments));
  }

  private static boolean declared(MySqlType type, Text text) {
    return type.kind() == Kind.JSON
        || type.kind() == Kind.OTHER
        || (type.text() && text == Text.UNICODE);
  }
}
