package io.neosync.mysql;

import io.neosync.mysql.MySqlType.Kind;
import io.neosync.schema.Column;
import io.neosync.schema.ColumnDefault;
import io.neosync.schema.ColumnDefault.Computed;
import io.neosync.schema.TableRef;
import io.neosync.spi.Fit;
import io.neosync.spi.PortableTables;
import java.sql.SQLException;
import java.util.Optional;

/** Columns of another engine, with their defaults, in MySQL's words. */
final class PortableColumns {

  private final PortableTables source;
  private final Server server;
  private final boolean impliesTimestamps;

  private PortableColumns(PortableTables source, Server server, boolean impliesTimestamps) {
    this.source = source;
    this.server = server;
    this.impliesTimestamps = impliesTimestamps;
  }

  static PortableColumns of(Backend backend, PortableTables source) throws SQLException {
    boolean explicit =
        backend.query("SELECT @@explicit_defaults_for_timestamp", row -> row.getBoolean(1)).get(0);
    return new PortableColumns(source, backend.server(), !explicit);
  }

  /** The default; empty where there is none, or none that the server has too. */
  Optional<String> defaultOf(TableRef table, Column column, MySqlType type) {
    ColumnDefault told = source.defaultOf(table, column).orElse(null);
    if (told instanceof Computed computed) {
      return MySqlDefault.words(computed, type, server);
    }
    return told instanceof ColumnDefault.Value constant
        ? literal(constant.value(), fit(table, column, type), type)
        : Optional.empty();
  }

  private Fit fit(TableRef table, Column column, MySqlType type) {
    return source.chosen(table, column.name()).isPresent()
        ? MySqlFit.checked(column.type(), type)
        : MySqlFit.of(column.type(), type);
  }

  private Optional<String> literal(Object value, Fit fit, MySqlType type) {
    if (fit.kind() == Fit.Kind.REFUSED) {
      return Optional.empty();
    }
    try {
      Object stored = fit.convert(value);
      return stored == null ? Optional.empty() : MySqlDefault.literal(stored, type, server);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no value of the created column
    }
  }

  /** A column's definition. */
  String item(Column column, MySqlType type, Optional<String> words, boolean counts) {
    return MySqlSql.name(column.name())
        + " "
        + type.name()
        + (column.nullable() ? "" : " NOT NULL")
        + words.map(each -> " DEFAULT " + each).orElseGet(() -> implied(column, type))
        + (counts ? " AUTO_INCREMENT" : "");
  }

  /** Without these words some servers let a first TIMESTAMP follow every change of its row. */
  private String implied(Column column, MySqlType type) {
    if (type.kind() != Kind.TIMESTAMP || !impliesTimestamps) {
      return "";
    }
    return column.nullable()
        ? " NULL"
        : " DEFAULT CURRENT_TIMESTAMP" + type.name().substring("timestamp".length());
  }
}
