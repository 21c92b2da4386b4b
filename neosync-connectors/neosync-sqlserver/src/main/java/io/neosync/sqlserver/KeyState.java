package io.neosync.sqlserver;

import io.neosync.schema.ForeignKey;

/**
 * A foreign key, and who watches over it.
 *
 * @param enabled whether the server checks rows that come
 * @param trusted whether it knows that all rows obey
 */
record KeyState(ForeignKey key, boolean enabled, boolean trusted) {}
