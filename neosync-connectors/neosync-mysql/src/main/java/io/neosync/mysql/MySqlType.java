package io.neosync.mysql;

import io.neosync.schema.ColumnType;
import io.neosync.schema.LogicalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A type as information_schema describes it.
 *
 * @param name with all that belongs to it: {@code int unsigned}, {@code enum('a','b')}
 * @param base the name alone: {@code int}
 * @param length in characters of text, in bytes of what is binary
 * @param octets in bytes
 * @param precision digits of a number, or bits
 * @param scale digits after the point; -1 where the type names none
 * @param fraction digits of a second
 * @param charset of text; otherwise empty
 * @param srid of a geometry; empty where any will do
 */
record MySqlType(
    String name,
    String base,
    long length,
    long octets,
    int precision,
    int scale,
    int fraction,
    String charset,
    String collation,
    String srid)
    implements ColumnType {

  /** Kinds of values. */
  enum Kind {
    INTEGER,
    DECIMAL,
    FLOAT,
    DOUBLE,
    BIT,
    YEAR,
    DATE,
    DATETIME,
    TIMESTAMP,
    TIME,
    CHAR,
    VARCHAR,
    TEXT,
    BINARY,
    VARBINARY,
    BLOB,
    ENUM,
    SET,
    JSON,
    GEOMETRY,
    /** Bytes that only the server understands. */
    OPAQUE,
    /** What has a text, and is none. */
    OTHER
  }

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("tinyint", Kind.INTEGER),
          Map.entry("smallint", Kind.INTEGER),
          Map.entry("mediumint", Kind.INTEGER),
          Map.entry("int", Kind.INTEGER),
          Map.entry("bigint", Kind.INTEGER),
          Map.entry("decimal", Kind.DECIMAL),
          Map.entry("float", Kind.FLOAT),
          Map.entry("double", Kind.DOUBLE),
          Map.entry("bit", Kind.BIT),
          Map.entry("year", Kind.YEAR),
          Map.entry("date", Kind.DATE),
          Map.entry("datetime", Kind.DATETIME),
          Map.entry("timestamp", Kind.TIMESTAMP),
          Map.entry("time", Kind.TIME),
          Map.entry("char", Kind.CHAR),
          Map.entry("varchar", Kind.VARCHAR),
          Map.entry("tinytext", Kind.TEXT),
          Map.entry("text", Kind.TEXT),
          Map.entry("mediumtext", Kind.TEXT),
          Map.entry("longtext", Kind.TEXT),
          Map.entry("binary", Kind.BINARY),
          Map.entry("varbinary", Kind.VARBINARY),
          Map.entry("tinyblob", Kind.BLOB),
          Map.entry("blob", Kind.BLOB),
          Map.entry("mediumblob", Kind.BLOB),
          Map.entry("longblob", Kind.BLOB),
          Map.entry("enum", Kind.ENUM),
          Map.entry("set", Kind.SET),
          Map.entry("json", Kind.JSON),
          Map.entry("vector", Kind.OPAQUE));

  private static final Set<String> GEOMETRIES =
      Set.of(
          "geometry",
          "point",
          "linestring",
          "polygon",
          "multipoint",
          "multilinestring",
          "multipolygon",
          "geometrycollection",
          "geomcollection");

  /** What MariaDB makes of a column of type JSON. */
  static final MySqlType MARIADBS_JSON =
      new MySqlType(
          "longtext",
          "longtext",
          (1L << 32) - 1,
          (1L << 32) - 1,
          0,
          0,
          0,
          "utf8mb4",
          "utf8mb4_bin",
          "");

  Kind kind() {
    return GEOMETRIES.contains(base) ? Kind.GEOMETRY : KINDS.getOrDefault(base, Kind.OTHER);
  }

  boolean unsigned() {
    return name.contains(" unsigned");
  }

  /** Whether the values are text of the type's character set. */
  boolean text() {
    return !charset.isEmpty();
  }

  /** Whether a statement may say which values these are in digits. */
  boolean wholeNumber() {
    return kind() == Kind.INTEGER && !(base.equals("bigint") && unsigned());
  }

  /** The values of an ENUM or the members of a SET. */
  List<String> labels() {
    List<String> labels = new ArrayList<>();
    StringBuilder label = new StringBuilder();
    boolean inside = false;
    for (int i = name.indexOf('('); i >= 0 && i < name.length(); i++) {
      char c = name.charAt(i);
      if (!inside) {
        inside = c == '\'';
      } else if ((c == '\'' && name.startsWith("''", i)) || c == '\\') {
        label.append(name.charAt(++i));
      } else if (c == '\'') {
        labels.add(label.toString());
        label.setLength(0);
        inside = false;
      } else {
        label.append(c);
      }
    }
    return labels;
  }

  @Override
  public String engine() {
    return MySql.ENGINE;
  }

  @Override
  public LogicalType logical() {
    return MySqlLogical.of(this);
  }

  /** The name, and the character set of text. */
  @Override
  public String toString() {
    return text() ? name + " character set " + charset : name;
  }
}
