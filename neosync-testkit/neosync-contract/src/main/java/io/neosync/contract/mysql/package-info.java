/**
 * Real MySQL and MariaDB servers and throw-away databases for tests.
 *
 * <p>Enter at {@link io.neosync.contract.mysql.MySqlServer}. Both engines stand behind one door,
 * since one connector serves both; which one it is, a test says.
 */
@NullMarked
package io.neosync.contract.mysql;

import org.jspecify.annotations.NullMarked;
