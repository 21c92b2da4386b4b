/**
 * A SQL Server for tests: {@link io.neosync.contract.sqlserver.SqlServerInstance} finds it, {@link
 * io.neosync.contract.sqlserver.SqlServerDatabase} is a database of a test's own. There is no
 * embedded one: where neither a variable nor Docker gives a server, tests are skipped.
 */
@NullMarked
package io.neosync.contract.sqlserver;

import org.jspecify.annotations.NullMarked;
