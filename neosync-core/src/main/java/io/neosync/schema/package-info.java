/**
 * What a database looks like to the planner: tables, columns, keys and foreign keys, as plain
 * values. Enter at {@link io.neosync.schema.Catalog}. Anything only one engine knows (storage,
 * indexes, triggers) stays inside that engine's connector.
 */
@NullMarked
package io.neosync.schema;

import org.jspecify.annotations.NullMarked;
