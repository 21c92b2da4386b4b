package io.neosync.postgres;

import io.neosync.schema.ColumnType;
import io.neosync.schema.LogicalType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of one PostgreSQL database, with all it is made of.
 *
 * @param name as {@code format_type} writes it, modifier included
 * @param typeName the bare name in pg_type
 * @param oid its identifier, which for built-in types is the same in every database
 * @param modifier the type modifier (length, precision and scale), or -1
 * @param kind what it is made from
 * @param binary whether it has a binary form at all
 * @param part the element of an array, the base of a domain, the subtype of a range
 * @param labels of an enum, in order
 * @param attributes of a composite type, in order
 */
record PgType(
    String name,
    String typeName,
    long oid,
    int modifier,
    Kind kind,
    boolean binary,
    @Nullable PgType part,
    List<String> labels,
    List<PgType> attributes)
    implements ColumnType {

  /** Object identifiers below this one are fixed by PostgreSQL itself (FirstNormalObjectId). */
  private static final long FIRST_USER_OID = 16_384;

  enum Kind {
    BASE,
    ARRAY,
    ENUM,
    DOMAIN,
    COMPOSITE,
    RANGE,
    MULTIRANGE
  }

  PgType {
    labels = List.copyOf(labels);
    attributes = List.copyOf(attributes);
  }

  /**
   * An enum as a database has it, or will have: its number is that of no type.
   *
   * @param name as {@code format_type} writes it
   */
  static PgType enumeration(String name, String typeName, List<String> labels) {
    return new PgType(name, typeName, FIRST_USER_OID, -1, Kind.ENUM, true, null, labels, List.of());
  }

  boolean builtIn() {
    return oid < FIRST_USER_OID;
  }

  /** The type without the domains around it. */
  PgType bare() {
    PgType type = this;
    while (type.kind == Kind.DOMAIN && type.part != null) {
      type = type.part;
    }
    return type;
  }

  /**
   * Whether the binary form of a value means the same in another database, of another version too.
   * Arrays, ranges and composites are safe if built in: in binary they carry identifiers of their
   * parts, which differ between databases otherwise. Names of objects (regclass and its like) are
   * bare identifiers in binary; xml states an encoding that may differ from the bytes.
   */
  boolean binarySafe() {
    PgType type = bare();
    if (!type.binary) {
      return false;
    }
    if (type.kind == Kind.ENUM) {
      return true;
    }
    boolean partSafe = type.part == null || type.part.binarySafe();
    return type.builtIn()
        && partSafe
        && !type.typeName.startsWith("reg")
        && !type.typeName.equals("xml");
  }

  @Override
  public String engine() {
    return Postgres.ENGINE;
  }

  @Override
  public LogicalType logical() {
    return PgLogical.of(this);
  }

  @Override
  public String toString() {
    return name;
  }
}
