/**
 * What tests of SQL engines have in common: throw-away databases, and the contract's tables as SQL.
 * Enter at {@link io.neosync.contract.sql.SqlDatabase} for the former and at {@link
 * io.neosync.contract.sql.SqlEngine} for the latter. What differs between engines is in their own
 * packages and connectors.
 */
@NullMarked
package io.neosync.contract.sql;

import org.jspecify.annotations.NullMarked;
