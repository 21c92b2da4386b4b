package io.neosync.sqlserver;

import io.neosync.schema.ColumnType;
import io.neosync.schema.LogicalType;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A type as the catalog describes it.
 *
 * @param base the name of the server's own type, also where the column has an alias of it
 * @param length in bytes of what is binary or text of a code page, in pairs of bytes of Unicode
 *     text; -1 where it is {@code max}
 * @param precision digits of a number
 * @param scale digits after the point, of a number or of a second
 * @param collation of text; otherwise empty
 * @param codePage of text that is not Unicode; 65001 for UTF-8, 0 where there is none
 */
record SqlServerType(
    String base, int length, int precision, int scale, String collation, int codePage)
    implements ColumnType {

  static final int UTF_8 = 65_001;

  /** Kinds of values. */
  enum Kind {
    BIT,
    TINYINT,
    SMALLINT,
    INT,
    BIGINT,
    DECIMAL,
    MONEY,
    SMALLMONEY,
    REAL,
    FLOAT,
    CHAR,
    VARCHAR,
    NCHAR,
    NVARCHAR,
    BINARY,
    VARBINARY,
    DATE,
    TIME,
    SMALLDATETIME,
    DATETIME,
    DATETIME2,
    DATETIMEOFFSET,
    UNIQUEIDENTIFIER,
    XML,
    /** Bytes in which a type of the server's own library writes itself. */
    SERIALIZED,
    /** Given by the server to each row that is written, never by us. */
    ROWVERSION,
    /** What nobody can send to the server as it is. */
    IMPOSSIBLE
  }

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("bit", Kind.BIT),
          Map.entry("tinyint", Kind.TINYINT),
          Map.entry("smallint", Kind.SMALLINT),
          Map.entry("int", Kind.INT),
          Map.entry("bigint", Kind.BIGINT),
          Map.entry("decimal", Kind.DECIMAL),
          Map.entry("numeric", Kind.DECIMAL),
          Map.entry("money", Kind.MONEY),
          Map.entry("smallmoney", Kind.SMALLMONEY),
          Map.entry("real", Kind.REAL),
          Map.entry("float", Kind.FLOAT),
          Map.entry("char", Kind.CHAR),
          Map.entry("varchar", Kind.VARCHAR),
          Map.entry("text", Kind.VARCHAR),
          Map.entry("nchar", Kind.NCHAR),
          Map.entry("nvarchar", Kind.NVARCHAR),
          Map.entry("ntext", Kind.NVARCHAR),
          Map.entry("sysname", Kind.NVARCHAR),
          Map.entry("binary", Kind.BINARY),
          Map.entry("varbinary", Kind.VARBINARY),
          Map.entry("image", Kind.VARBINARY),
          Map.entry("date", Kind.DATE),
          Map.entry("time", Kind.TIME),
          Map.entry("smalldatetime", Kind.SMALLDATETIME),
          Map.entry("datetime", Kind.DATETIME),
          Map.entry("datetime2", Kind.DATETIME2),
          Map.entry("datetimeoffset", Kind.DATETIMEOFFSET),
          Map.entry("uniqueidentifier", Kind.UNIQUEIDENTIFIER),
          Map.entry("xml", Kind.XML),
          Map.entry("hierarchyid", Kind.SERIALIZED),
          Map.entry("geometry", Kind.SERIALIZED),
          Map.entry("geography", Kind.SERIALIZED),
          Map.entry("timestamp", Kind.ROWVERSION),
          Map.entry("rowversion", Kind.ROWVERSION));

  /**
   * The type of a catalog's row.
   *
   * @param bytes the length in bytes; -1 where it is {@code max}
   */
  static SqlServerType of(
      String base, int bytes, int precision, int scale, String collation, int codePage) {
    String lower = base.toLowerCase(Locale.ROOT);
    // What was there before max: the catalog tells the length of a pointer.
    boolean large = lower.equals("text") || lower.equals("ntext") || lower.equals("image");
    boolean pairs = lower.startsWith("n") || lower.equals("sysname");
    int length = large || bytes < 0 ? -1 : pairs ? bytes / 2 : bytes;
    return new SqlServerType(lower, length, precision, scale, collation, codePage);
  }

  Kind kind() {
    return KINDS.getOrDefault(base, Kind.IMPOSSIBLE);
  }

  /** Whether there is no limit, so that values are streamed. */
  boolean max() {
    return length < 0;
  }

  boolean wholeNumber() {
    return switch (kind()) {
      case TINYINT, SMALLINT, INT, BIGINT -> true;
      default -> false;
    };
  }

  /** Whether values are text in a code page. */
  boolean narrow() {
    return kind() == Kind.CHAR || kind() == Kind.VARCHAR;
  }

  /** Whether values are text in Unicode. */
  boolean wide() {
    return kind() == Kind.NCHAR || kind() == Kind.NVARCHAR;
  }

  @Override
  public String name() {
    return switch (kind()) {
      case DECIMAL -> base + "(" + precision + "," + scale + ")";
      case CHAR, VARCHAR, NCHAR, NVARCHAR, BINARY, VARBINARY ->
          base.endsWith("text") || base.equals("image") || base.equals("sysname")
              ? base
              : base + "(" + (max() ? "max" : Integer.toString(length)) + ")";
      case TIME, DATETIME2, DATETIMEOFFSET -> base + "(" + scale + ")";
      default -> base;
    };
  }

  @Override
  public String engine() {
    return SqlServer.ENGINE;
  }

  /**
   * Text is as long in characters as in pairs of bytes, or bytes, at most. A {@code datetime} has
   * thousandths of a second, of which only some occur.
   */
  @Override
  public LogicalType logical() {
    return switch (kind()) {
      case BIT -> new LogicalType.Bool();
      case TINYINT -> new LogicalType.Int(8, false);
      case SMALLINT -> LogicalType.Int.of(16);
      case INT -> LogicalType.Int.of(32);
      case BIGINT -> LogicalType.Int.of(64);
      case DECIMAL -> LogicalType.Decimal.of(precision, scale);
      case MONEY -> LogicalType.Decimal.of(19, 4);
      case SMALLMONEY -> LogicalType.Decimal.of(10, 4);
      case REAL -> new LogicalType.FloatingPoint(32);
      case FLOAT -> new LogicalType.FloatingPoint(64);
      case CHAR, VARCHAR, NCHAR, NVARCHAR ->
          new LogicalType.Text(max() ? OptionalLong.empty() : OptionalLong.of(length));
      case BINARY, VARBINARY ->
          new LogicalType.Bytes(max() ? OptionalLong.empty() : OptionalLong.of(length));
      case ROWVERSION -> LogicalType.Bytes.of(8);
      case DATE -> new LogicalType.Date();
      case TIME -> new LogicalType.Time(scale);
      case SMALLDATETIME -> new LogicalType.Timestamp(0);
      case DATETIME -> new LogicalType.Timestamp(3);
      case DATETIME2 -> new LogicalType.Timestamp(scale);
      case DATETIMEOFFSET -> new LogicalType.OffsetTimestamp(scale);
      case UNIQUEIDENTIFIER -> new LogicalType.Uuid();
      case XML -> new LogicalType.Xml();
      case SERIALIZED ->
          new LogicalType.Native(SqlServer.ENGINE, name(), LogicalType.Native.Form.BYTES);
      case IMPOSSIBLE -> new LogicalType.Native(SqlServer.ENGINE, name());
    };
  }

  @Override
  public String toString() {
    return collation.isEmpty() ? name() : name() + " " + collation;
  }
}
