package io.neosync.contract.postgres;

/** A small shop of related tables: a tree, a cycle, an enum, jsonb, arrays, generated columns. */
public final class Shop {

  /** Creates the tables in the connection's current schema, without rows. */
  public static final SqlScript SCHEMA = SqlScript.of(Shop.class, "shop-schema.sql");

  private Shop() {}
}
