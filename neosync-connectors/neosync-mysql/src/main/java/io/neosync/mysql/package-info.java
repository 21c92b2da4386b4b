/** The MySQL connector, which serves MariaDB too. */
@NullMarked
package io.neosync.mysql;

import org.jspecify.annotations.NullMarked;
