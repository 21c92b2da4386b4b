package io.neosync.contract.postgres;

/**
 * A schema that has every type and every shape of table PostgreSQL knows, and rows for it.
 *
 * <p>Loads on PostgreSQL 15 and newer; what 17 and 18 added is there where the server has it. Needs
 * the extensions hstore, citext, btree_gist and pg_trgm, and puts them into {@code public}.
 */
public final class Everything {

  /** Creates the schemas and all that is in them, without rows. Needs an empty database. */
  public static final SqlScript SCHEMA = SqlScript.of(Everything.class, "everything-schema.sql");

  /**
   * Fills the schemas. The triggers fire, so that the table {@code trigger_log} and the column
   * {@code triggered.touched} are no longer the same once anything fires them again.
   */
  public static final SqlScript DATA = SqlScript.of(Everything.class, "everything-data.sql");

  private Everything() {}

  /** Names, without quotes, of the schemas with tables. */
  public static String[] schemas() {
    return new String[] {"everything", "Odd \"Schema\" 🐘"};
  }
}
