package io.neosync.junit.tables;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks for rows whose foreign keys point nowhere, which a database lets in while its checks are
 * off and does not find by itself afterwards.
 */
final class ForeignKeyCheck {

  private final Connection connection;
  private final Names names;
  private final boolean schemas;
  private final List<String> broken = new ArrayList<>();

  private ForeignKeyCheck(Connection connection) throws SQLException {
    this.connection = connection;
    this.names = new Names(connection);
    this.schemas = connection.getMetaData().supportsSchemasInTableDefinitions();
  }

  /**
   * @param table null for all of the current schema
   * @return what is wrong, a line for each foreign key
   */
  static List<String> of(DataSource dataSource, @Nullable String table) {
    try (Connection connection = dataSource.getConnection()) {
      ForeignKeyCheck check = new ForeignKeyCheck(connection);
      if (table == null) {
        check.all();
      } else {
        int dot = table.indexOf('.');
        String schema = dot < 0 ? check.current() : table.substring(0, dot);
        check.table(schema, table.substring(dot + 1));
      }
      return check.broken;
    } catch (SQLException e) {
      throw new AssertionError("foreign keys cannot be checked: " + e.getMessage(), e);
    }
  }

  /** The current schema; MySQL, whose databases are catalogs to its driver, has no other. */
  private String current() throws SQLException {
    String name = schemas ? connection.getSchema() : connection.getCatalog();
    return name == null ? "" : name;
  }

  private void all() throws SQLException {
    String schema = current();
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        connection
            .getMetaData()
            .getTables(
                catalog(schema),
                schemas ? schema : null,
                "%",
                new String[] {"TABLE", "PARTITIONED TABLE"})) {
      while (rows.next()) {
        tables.add(rows.getString("TABLE_NAME"));
      }
    }
    for (String table : tables) {
      table(schema, table);
    }
  }

  private @Nullable String catalog(String schema) throws SQLException {
    return schemas ? connection.getCatalog() : schema;
  }

  private static final class Key {
    private String table = "";
    private String referenced = "";
    private final List<String> columns = new ArrayList<>();
    private final List<String> referencedColumns = new ArrayList<>();
  }

  private void table(String schema, String table) throws SQLException {
    Map<String, Key> keys = new LinkedHashMap<>();
    DatabaseMetaData metadata = connection.getMetaData();
    try (ResultSet rows =
        metadata.getImportedKeys(catalog(schema), schemas ? schema : null, table)) {
      while (rows.next()) {
        Key key = keys.computeIfAbsent("" + rows.getString("FK_NAME"), name -> new Key());
        key.table = qualified(rows, "FK");
        key.referenced = qualified(rows, "PK");
        key.columns.add(rows.getString("FKCOLUMN_NAME"));
        key.referencedColumns.add(rows.getString("PKCOLUMN_NAME"));
      }
    }
    for (Map.Entry<String, Key> entry : keys.entrySet()) {
      check(entry.getKey(), entry.getValue());
    }
  }

  private static String qualified(ResultSet row, String side) throws SQLException {
    String schema =
        Optional.ofNullable(row.getString(side + "TABLE_SCHEM"))
            .orElse(row.getString(side + "TABLE_CAT"));
    return schema + "." + row.getString(side + "TABLE_NAME");
  }

  private void check(String name, Key key) throws SQLException {
    List<String> matches = new ArrayList<>();
    for (int i = 0; i < key.columns.size(); i++) {
      matches.add(
          "r.%s = t.%s"
              .formatted(
                  names.quoted(key.referencedColumns.get(i)), names.quoted(key.columns.get(i))));
    }
    String set =
        key.columns.stream()
            .map(column -> "t." + names.quoted(column) + " is not null")
            .collect(Collectors.joining(" and "));
    String sql =
        "select count(*) from %s t where %s and not exists (select 1 from %s r where %s)"
            .formatted(
                names.table(key.table),
                set,
                names.table(key.referenced),
                String.join(" and ", matches));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      if (row.getLong(1) > 0) {
        broken.add(
            "%s: %d of %s %s have no row in %s"
                .formatted(name, row.getLong(1), key.table, key.columns, key.referenced));
      }
    }
  }
}
