package io.neosync.postgres;

import io.neosync.schema.Table;

/**
 * A base table with what only PostgreSQL knows of it.
 *
 * @param oid its identifier in pg_class
 * @param partitioned whether it is the root of a partition tree
 * @param owned whether our role may alter it
 * @param rights what else our role may do
 * @param rowSecurity whether policies would hide rows from our role
 */
record Relation(
    Table table, long oid, boolean partitioned, boolean owned, Rights rights, boolean rowSecurity) {

  /** Table-wide privileges of our role. */
  record Rights(boolean select, boolean insert, boolean truncate, boolean delete) {}

  /** The table's name, with ONLY unless its rows are those of its partitions. */
  String only() {
    return partitioned ? PgSql.name(table.ref()) : "ONLY " + PgSql.name(table.ref());
  }
}
